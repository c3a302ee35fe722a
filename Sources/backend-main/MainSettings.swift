import ServiceKit

/// What backend-main can be told, besides ``BackendSettings``.
enum MainSettings {
    static let adminEmail = Setting.optional(
        "ADMIN_EMAIL",
        "The address of an administrator, who gets an account at the start if there is none."
    )
    static let adminPassword = Setting.optional("ADMIN_PASSWORD", "The password of a new account for ADMIN_EMAIL.")
    static let demonstration = Setting.flag(
        "DEMO_DATA",
        "Whether to schedule some classes at the start if there are none."
    )

    static let all: [any DescribedSetting] = [adminEmail, adminPassword, demonstration]
}
