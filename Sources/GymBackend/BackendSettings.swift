public import ServiceKit

/// What both backends can be told, besides ``CommonSettings``.
public enum BackendSettings {
    public static let mysql = Setting.optionalURL(
        "MYSQL_URL",
        schemes: ["mysql"],
        "The database, as mysql://USER:PASSWORD@HOST:PORT/DATABASE; without it, SQLite in GYM_DATA."
    )
    public static let redis = Setting.optionalURL(
        "REDIS_URL",
        schemes: ["redis"],
        "The cache, as redis://:PASSWORD@HOST:PORT/DATABASE; without it, the processes on this machine share files in GYM_DATA."
    )
    public static let data = Setting.text(
        "GYM_DATA",
        default: "/tmp/gym",
        "The folder for what is stored without MYSQL_URL and REDIS_URL."
    )
    public static let issuer = Setting.text(
        "TOKEN_ISSUER",
        default: "https://gym.example.com",
        "Who access tokens are from; as in the mesh's RequestAuthentication."
    )
    public static let audience = Setting.text("TOKEN_AUDIENCE", default: "gym", "Who access tokens are for.")

    public static let all: [any DescribedSetting] = [mysql, redis, data, issuer, audience]
}
