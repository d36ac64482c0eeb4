const main = document.querySelector("main")
if (main !== null) main.textContent = "The payment window is opened by the page of a shop."
