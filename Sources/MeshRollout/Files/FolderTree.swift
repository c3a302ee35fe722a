import Glibc

/// The folders around and below one, as far as they belong to the same repository.
enum FolderTree {
    /// An entry of a folder.
    struct Entry {
        let name: String
        let path: String
        let isFolder: Bool
        let isLink: Bool
    }

    /// The folders around a folder without links in its path, the nearest first: up to the top of its Git repository, or as far as
    /// they are the user's own.
    static func around(_ folder: String) -> [String] {
        var outer: [String] = []
        var current = folder
        while !Disk.exists("\(current)/.git"), current.hasPrefix("/"), current != "/" {
            current = Disk.folder(of: current)
            outer.append(current)
        }
        guard let last = outer.last, !Disk.exists("\(last)/.git") else { return outer }
        return Array(outer.prefix(while: Disk.isOwn))
    }

    /// The folders below a folder that a search looks into; those that cannot be read are passed over.
    static func below(_ folder: String) -> [String] {
        let inner = (try? entries(of: folder)) ?? []
        return inner.filter { $0.isFolder && isSearched($0.name) }.flatMap { [$0.path] + below($0.path) }
    }

    /// Whether a search for manifests looks into a folder or file of this name: hidden ones and dependencies are passed over.
    static func isSearched(_ name: String) -> Bool {
        !name.hasPrefix(".") && name != "node_modules" && name != "vendor"
    }

    /// What is in a folder, in no order; links to folders do not count as folders.
    static func entries(of folder: String) throws(Refusal) -> [Entry] {
        guard let stream = opendir(folder) else {
            throw Refusal(.unreadable, "\(folder): \(String(cString: strerror(errno)))")
        }
        defer { closedir(stream) }
        let prefix = folder == "." ? "" : folder.hasSuffix("/") ? folder : "\(folder)/"
        var entries: [Entry] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            let type = Int(entry.pointee.d_type)
            let path = prefix + name
            guard name != ".", name != ".." else { continue }
            entries.append(
                Entry(
                    name: name,
                    path: path,
                    isFolder: type == Int(DT_DIR) || type == Int(DT_UNKNOWN) && Disk.isFolder(path),
                    isLink: type == Int(DT_LNK) || type == Int(DT_UNKNOWN)
                )
            )
        }
        return entries
    }
}
