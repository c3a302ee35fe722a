import Glibc

/// The changes that an update makes to a folder one by one, kept on disk while it makes them.
///
/// Everything new is staged first, in a folder inside. The text of the plan is the last thing to appear there before the
/// first change, and the first to go after the last one. So where there is one, an update was stopped half-way, and
/// ``rollBack()`` makes the folder what it was before.
struct UpdatePlan {
    /// One change.
    struct Step: Hashable {
        var action: Action
        /// Inside the folder.
        var path: String
    }

    enum Action: String {
        /// Creates a folder.
        case folder
        /// Puts a file where there is none.
        case add
        case replace
        case remove
    }

    /// Where contents wait until all of them are written.
    static let stagingName = ".meshgen-staging"

    private let folder: String
    private let staging: String
    private(set) var steps: [Step] = []

    private var textPath: String { "\(staging)/plan" }

    init(of folder: String) {
        self.folder = folder
        staging = "\(folder)/\(Self.stagingName)"
    }

    /// The plan of an update that was stopped half-way; `nil` if there is none.
    init?(leftIn folder: String) throws(FileError) {
        self.init(of: folder)
        guard let text = try FileSystem.read(textPath) else { return nil }
        for line in text.split(separator: UInt8(ascii: "\n")) {
            let parts = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2, let action = Action(rawValue: parts[0]) else {
                throw FileError("make sense of", textPath, code: EINVAL)
            }
            steps.append(Step(action: action, path: parts[1]))
        }
    }

    /// Makes room for new contents, in place of what a run left that was killed before its first change.
    func begin() throws(FileError) {
        try FileSystem.removeFlatFolder(staging)
        try FileSystem.createFolder(staging)
    }

    /// Plans a change, and stages its content.
    mutating func add(_ action: Action, _ path: String, _ content: [UInt8]? = nil) throws(FileError) {
        if let content { try FileSystem.create(new(steps.count), content) }
        steps.append(Step(action: action, path: path))
    }

    /// Makes all changes.
    func commit() throws(FileError) {
        let text = steps.map { "\($0.action.rawValue) \($0.path)\n" }.joined()
        try FileSystem.create("\(staging)/draft", Array(text.utf8))
        try FileSystem.move("\(staging)/draft", to: textPath)
        for (index, step) in steps.enumerated() {
            let path = "\(folder)/\(step.path)"
            switch step.action {
            case .folder: try FileSystem.createFolder(path)
            case .add: try FileSystem.move(new(index), to: path)
            case .replace:
                // A second name for the old file, so that at no moment there is none.
                if link(path, old(index)) != 0 { try FileSystem.move(path, to: old(index)) }
                try FileSystem.move(new(index), to: path)
            case .remove: try FileSystem.move(path, to: old(index))
            }
        }
        try finish()
    }

    /// Takes back whatever was changed, the last change first; may itself be stopped and done again.
    func rollBack() throws(FileError) {
        if try FileSystem.entry(at: textPath) != nil {
            for (index, step) in steps.enumerated().reversed() { try takeBack(step, index) }
        }
        try finish()
    }

    private func takeBack(_ step: Step, _ index: Int) throws(FileError) {
        let path = "\(folder)/\(step.path)"
        switch step.action {
        case .folder: rmdir(path)
        case .add:
            // What is no longer staged has been moved into place.
            if try FileSystem.entry(at: new(index)) == nil { try FileSystem.removeFile(path) }
        case .replace, .remove:
            if try FileSystem.entry(at: old(index)) != nil { try FileSystem.move(old(index), to: path) }
        }
    }

    private func finish() throws(FileError) {
        try FileSystem.removeFile(textPath)
        try FileSystem.removeFlatFolder(staging)
    }

    private func new(_ index: Int) -> String { "\(staging)/new-\(index)" }
    private func old(_ index: Int) -> String { "\(staging)/old-\(index)" }
}
