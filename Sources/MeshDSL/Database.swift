public import MeshModel

/// A relational database on a volume of its own.
public struct Database: MeshPart {
    /// What speaks on the port.
    public enum Engine: Sendable {
        /// - Parameter image: a MySQL or MariaDB image.
        case mysql(image: String)
    }

    /// The service that the database is.
    public let service: Service
    /// The Secret with the keys `root-password`, `user`, `password`, `database` and `url`.
    public let credentials: Credentials

    /// - Parameters:
    ///   - storage: the size of the volume.
    ///   - parts: whatever else holds for the database: connection limits, resources, mutual TLS.
    public init(
        _ name: String,
        _ engine: Engine,
        storage: Quantity,
        credentials: Credentials,
        file: StaticString = #filePath,
        line: Int = #line,
        column: Int = #column,
        @ServiceBuilder parts: () -> ServiceParts
    ) {
        let image =
            switch engine {
            case .mysql(let image): image
            }
        self.credentials = credentials
        service = Service(name, image: image, file: file, line: line, column: column) {
            Port.mysql(3306)
            Storage(storage, at: "/var/lib/mysql")
            RunAs(user: 999, writable: ["/tmp", "/run/mysqld"], size: .gibibytes(2))
            // Connections that are only opened, as a probe's are, would make MySQL block the proxy's address.
            HealthCommand("mysqladmin", "ping", "-h", "127.0.0.1")
            Environment("MYSQL_ROOT_PASSWORD", from: credentials, key: "root-password")
            Environment("MYSQL_USER", from: credentials, key: "user")
            Environment("MYSQL_PASSWORD", from: credentials, key: "password")
            Environment("MYSQL_DATABASE", from: credentials, key: "database")
            parts()
        }
    }

    public func contribute(to plan: inout MeshPlan) { service.contribute(to: &plan) }
}

/// A Redis cache on a volume of its own.
public struct Cache: MeshPart {
    /// The service that the cache is.
    public let service: Service
    /// The Secret with the keys `password` and `url`.
    public let credentials: Credentials

    /// - Parameters:
    ///   - storage: the size of the volume.
    ///   - memory: what the data may take before the keys that expire and were not used for longest are dropped; below
    ///     the memory limit of the container.
    public init(
        _ name: String,
        image: String,
        storage: Quantity,
        memory: Quantity,
        credentials: Credentials,
        file: StaticString = #filePath,
        line: Int = #line,
        column: Int = #column,
        @ServiceBuilder parts: () -> ServiceParts
    ) {
        self.credentials = credentials
        service = Service(name, image: image, file: file, line: line, column: column) {
            Port.redis(6379)
            Storage(storage, at: "/data")
            RunAs(user: 999)
            Environment("REDIS_PASSWORD", from: credentials, key: "password")
            Arguments(
                "--requirepass",
                "$(REDIS_PASSWORD)",
                "--appendonly",
                "yes",
                "--maxmemory",
                "\(memory.billionths / 1_000_000_000)",
                "--maxmemory-policy",
                "volatile-lru"
            )
            parts()
        }
    }

    public func contribute(to plan: inout MeshPlan) { service.contribute(to: &plan) }
}
