/// What ``ServiceEntryEndpointsRule`` is shown and tested with.
enum ServiceEntryEndpointExamples {
    static let accepts = [
        Example(
            """
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: bank}
            spec:
              hosts: ["*.bank.example.com"]
              ports: [{number: 443, name: tls, protocol: TLS}]
              resolution: DNS
              endpoints:
                - {address: eu.bank.example.com, ports: {tls: 8443}}
                - {address: 10.0.0.7}
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: local}
            spec:
              hosts: [local.example.com]
              ports: [{number: 80, name: http, protocol: HTTP}]
              resolution: STATIC
              endpoints: [{address: "unix:///var/run/local.sock"}, {address: "unix://@local"}, {network: vm}]
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: everywhere}
            spec:
              hosts: ["*.example.com"]
              ports: [{number: 443, name: tls, protocol: TLS}]
            """
        )
    ]

    static let rejects = [
        Example(
            """
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: none}
            spec:
              hosts: [bank.example.com]
              ports: [{number: 443, name: tls, protocol: TLS}]
              workloadSelector: {labels: {app: bank}} # ← workloadSelector is of no use with the resolution NONE
              endpoints: # ← endpoints are of no use
                - {address: 10.0.0.7}
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: static}
            spec:
              hosts: [bank.example.com]
              ports: [{number: 443, name: tls, protocol: TLS}, {number: 80, name: http, protocol: HTTP}]
              resolution: STATIC
              endpoints:
                - {address: bank.example.com} # ← 'bank.example.com' is no IP address, which STATIC needs
                - {address: "unix:///run/bank/"} # ← ends in '/' ← a socket serves exactly one port, and the service has 2
                - {address: "unix://run"} # ← is not absolute ← exactly one port
                - {address: "unix:///run/bank", ports: {http: 1}} # ← a socket has no ports ← exactly one port
                - {ports: {http: 8080}} # ← neither address nor network
                - {address: 10.0.0.7, ports: {https: 8443}} # ← the service has no port 'https', but 'tls', 'http'
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: dns}
            spec:
              hosts: ["*.bank.example.com"] # ← DNS cannot be asked for '*.bank.example.com'
              ports: [{number: 443, name: tls, protocol: TLS}]
              resolution: DNS
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: round-robin}
            spec:
              hosts: ["*.bank.example.com"]
              ports: [{number: 443, name: tls, protocol: TLS}]
              resolution: DNS_ROUND_ROBIN
              endpoints: # ← takes one endpoint, not 2
                - {address: "*.example.com"} # ← '*.example.com' is neither an IP address nor a domain name
                - {address: eu.bank.example.com, ports: {TLS_1: 8443}} # ← the name 'TLS_1' is no DNS label
            """
        )
    ]
}
