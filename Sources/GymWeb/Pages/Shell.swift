/// What stands around every page: title, navigation, who is logged in, what has just happened.
///
/// Like all that templates read, it has stored properties alone: they are found by reflection.
struct Shell: Sendable {
    var title: String
    /// The name of the site, for titles.
    var site: String
    /// The path that the site is under: empty, or as `/admin`.
    var base: String
    /// The first page.
    var home: String
    /// Where the style sheet and the script are; names their content, so that they can be kept for ever.
    var assets: String
    /// A word beside the name, such as `Admin`.
    var badge: String?
    var links: [Link]
    var user: User?
    var canRegister: Bool
    /// What forms send back to show that they come from a page of this site.
    var csrf: String
    /// The path and the query of the page.
    var path: String
    var notice: Message?
    /// Where live updates come from, if the page wants them.
    var live: String?
    var service: String
    var version: String
    var colour: String?

    /// An entry of the navigation.
    struct Link: Sendable {
        var label: String
        var href: String
        var isCurrent: Bool
    }

    /// Who is logged in.
    struct User: Sendable {
        var name: String
    }

    /// A message on top of the page.
    struct Message: Sendable {
        /// How it looks: `good`, `warn` or `bad`.
        var kind: String
        var text: String

        init(_ notice: Notice) {
            kind = notice.kind
            text = notice.text
        }
    }
}
