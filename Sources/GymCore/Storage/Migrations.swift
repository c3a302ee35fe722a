/// How the tables came to be.
///
/// Statements are added at the end, and none that was released is changed.
enum Migrations {
    static func statements(_ dialect: SQLDialect) -> [String] {
        let options = dialect.tableOptions
        return [
            """
            CREATE TABLE plans (
                id VARCHAR(36) NOT NULL PRIMARY KEY, name VARCHAR(100) NOT NULL, max_open INT, price_cents INT NOT NULL
            )\(options)
            """,
            """
            INSERT INTO plans (id, name, max_open, price_cents)
            VALUES ('basic', 'Basic', 3, 1900), ('plus', 'Plus', 10, 3900), ('unlimited', 'Unlimited', NULL, 5900)
            """,
            """
            CREATE TABLE members (
                id VARCHAR(36) NOT NULL PRIMARY KEY, email VARCHAR(254) NOT NULL UNIQUE, name VARCHAR(100) NOT NULL,
                search VARCHAR(400) NOT NULL, role VARCHAR(10) NOT NULL, plan VARCHAR(36) NOT NULL,
                password_hash VARCHAR(200) NOT NULL, version INT NOT NULL, created_at BIGINT NOT NULL,
                FOREIGN KEY (plan) REFERENCES plans (id)
            )\(options)
            """,
            """
            CREATE TABLE classes (
                id VARCHAR(36) NOT NULL PRIMARY KEY, type VARCHAR(40) NOT NULL, trainer VARCHAR(36) NOT NULL,
                starts_at BIGINT NOT NULL, duration INT NOT NULL, capacity INT NOT NULL, booked INT NOT NULL,
                waiting INT NOT NULL, cancelled INT NOT NULL, version INT NOT NULL, last_number INT NOT NULL,
                FOREIGN KEY (trainer) REFERENCES members (id)
            )\(options)
            """,
            "CREATE INDEX classes_by_start ON classes (starts_at, id)",
            """
            CREATE TABLE bookings (
                id VARCHAR(36) NOT NULL PRIMARY KEY, class VARCHAR(36) NOT NULL, member VARCHAR(36) NOT NULL,
                state VARCHAR(10) NOT NULL, number INT NOT NULL, created_at BIGINT NOT NULL, cancelled_at BIGINT,
                UNIQUE (class, number),
                FOREIGN KEY (class) REFERENCES classes (id), FOREIGN KEY (member) REFERENCES members (id)
            )\(options)
            """,
            "CREATE INDEX bookings_by_member ON bookings (member, id)",
            "CREATE INDEX bookings_by_creation ON bookings (created_at)",
            "CREATE INDEX bookings_by_cancellation ON bookings (cancelled_at)",
            """
            CREATE TABLE booking_keys (
                member VARCHAR(36) NOT NULL, idempotency_key VARCHAR(64) NOT NULL, booking VARCHAR(36) NOT NULL,
                created_at BIGINT NOT NULL, PRIMARY KEY (member, idempotency_key),
                FOREIGN KEY (booking) REFERENCES bookings (id)
            )\(options)
            """,
            """
            CREATE TABLE signing_keys (
                id VARCHAR(36) NOT NULL PRIMARY KEY, private_key VARCHAR(500) NOT NULL, created_at BIGINT NOT NULL
            )\(options)
            """,
        ]
    }
}
