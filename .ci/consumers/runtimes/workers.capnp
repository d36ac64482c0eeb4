using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "old", worker = (compatibilityDate = "2023-01-01", modules = .modules, bindings = .bindings)),
    (name = "new", worker = (compatibilityDate = "2026-01-01", modules = .modules, bindings = .bindings)),
    (name = "internet", network = (allow = ["private"]))
  ],
  sockets = [
    (name = "old", address = "127.0.0.1:0", http = (), service = "old"),
    (name = "new", address = "127.0.0.1:0", http = (), service = "new")
  ]
);

const modules :List(Workerd.Worker.Module) = [
  (name = "worker.js", esModule = embed "worker.js"),
  (name = "sdk.js", esModule = embed "sdk.js")
];

const bindings :List(Workerd.Worker.Binding) = [(name = "BASE", fromEnvironment = "BASE")];
