/// A page that is one form.
public struct FormPage: Sendable {
    public var intro: String?
    public var action: String
    public var submit: String
    public var fields: [Field]
    public var choices: [Choice]
    public var hidden: [Hidden]
    /// What is wrong with the form as a whole.
    public var problem: String?
    /// Where else somebody may want to go.
    public var other: Other?

    public init(
        intro: String? = nil,
        action: String,
        submit: String,
        fields: [Field],
        choices: [Choice] = [],
        hidden: [Hidden] = [],
        other: Other? = nil
    ) {
        self.intro = intro
        self.action = action
        self.submit = submit
        self.fields = fields
        self.choices = choices
        self.hidden = hidden
        self.other = other
    }

    /// A value that the form carries along.
    public struct Hidden: Sendable {
        var name: String
        var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A question and the page that answers it.
    public struct Other: Sendable {
        var question: String
        var answer: String
        var href: String

        public init(_ question: String, _ answer: String, href: String) {
            self.question = question
            self.answer = answer
            self.href = href
        }
    }
}

extension FormPage {
    /// The form as somebody sent it, with what the backend says about it; passwords are never sent back.
    public func refused(_ form: Form, because problem: BackendProblem) -> FormPage {
        var page = self
        var unplaced = problem.errors ?? []
        func error(of name: String) -> String? {
            guard let index = unplaced.firstIndex(where: { $0.field == name }) else { return nil }
            return Self.sentence(unplaced.remove(at: index).message)
        }
        for index in page.fields.indices {
            let name = page.fields[index].name
            if page.fields[index].type != "password" { page.fields[index].value = form[name] ?? "" }
            page.fields[index] = page.fields[index].refused(error(of: name))
        }
        for index in page.choices.indices {
            let name = page.choices[index].name
            for option in page.choices[index].options.indices {
                page.choices[index].options[option].isSelected = page.choices[index].options[option].value == form[name]
            }
            page.choices[index].error = error(of: name)
        }
        let isPlaced = problem.errors?.isEmpty == false && unplaced.isEmpty
        page.problem = isPlaced ? nil : Self.sentence(problem.text)
        return page
    }

    private static func sentence(_ phrase: String) -> String {
        phrase.prefix(1).uppercased() + phrase.dropFirst() + (phrase.last == "." ? "" : ".")
    }
}
