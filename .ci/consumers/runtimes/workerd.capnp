using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "shop", worker = .shop),
    (name = "internet", network = (allow = ["local"]))
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "shop")]
);

const shop :Workerd.Worker = (
  compatibilityDate = "COMPATIBILITY-DATE",
  modules = [
    (name = "worker.mjs", esModule = embed "worker.mjs"),
    (name = "checkout.mjs", esModule = embed "checkout.mjs"),
    (name = "tosspayments-server-sdk", esModule = embed "node_modules/tosspayments-server-sdk/dist/index.js"),
    (name = "tosspayments-server-sdk/webhook", esModule = embed "node_modules/tosspayments-server-sdk/dist/webhook.js")
  ]
);
