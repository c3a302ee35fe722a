import GymWeb

extension Site.Identity {
    /// The site for administrators and trainers.
    static let administration = Site.Identity(name: "Mesh Gym Admin", badge: "Admin", base: "/admin") { session in
        switch session?.claims.role {
        case .admin:
            [
                (label: "Analytics", path: "/admin"), (label: "Classes", path: "/admin/classes"),
                (label: "Members", path: "/admin/members"),
            ]
        case .trainer: [(label: "Classes", path: "/admin/classes")]
        case .member, nil: []
        }
    }
}

/// The templates of the site for administrators.
let adminPages = [
    "dashboard": PackageResources.dashboard_mustache,
    "classes": PackageResources.classes_mustache,
    "class": PackageResources.class_mustache,
    "members": PackageResources.members_mustache,
]
