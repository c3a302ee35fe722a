import MeshDSL

// The services, from the inside out: what is declared above can be used below.

let orders = Service("orders", image: "registry.example.com/orders:1.0.0") {
    Port.http(8080)
    Timeout(.seconds(5))
    Retries(3, perTry: .seconds(2))
}

let website = Service("website", image: "registry.example.com/website:1.0.0") {
    Port.http(3000)
    Timeout(.seconds(30))
    Calls(orders, paths: ["/api/*"])
}

// The whole: everything that is in the mesh, and how the outside gets in.

let mesh = Mesh("shop") {
    MutualTLS(.strict)
    DenyByDefault()

    orders
    website

    Ingress(hosts: ["shop.example.com"], certificate: Credentials("shop-tls")) {
        Route("/", to: website)
    }
}
