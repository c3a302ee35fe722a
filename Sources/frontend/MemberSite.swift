import GymWeb

extension Site.Identity {
    /// The site for members.
    static let members = Site.Identity(name: "Mesh Gym", canRegister: true) { session in
        [(label: "Classes", path: "/classes")]
            + (session == nil ? [] : [(label: "My bookings", path: "/bookings"), (label: "Profile", path: "/profile")])
    }
}

/// The templates of the site for members.
let memberPages = [
    "home": PackageResources.home_mustache,
    "classes": PackageResources.classes_mustache,
    "class": PackageResources.class_mustache,
    "card": PackageResources.card_mustache,
    "seats": PackageResources.seats_mustache,
    "booking": PackageResources.booking_mustache,
    "bookings": PackageResources.bookings_mustache,
    "profile": PackageResources.profile_mustache,
]
