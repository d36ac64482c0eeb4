export const checkDom = () => {}
