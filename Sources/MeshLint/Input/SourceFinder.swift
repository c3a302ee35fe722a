import Glibc

/// Finds the files that a check reads.
public enum SourceFinder {
    /// A reason why an input could not be read.
    public struct Failure: Error, Hashable, Sendable {
        /// What is wrong: lower case, no full stop.
        public var message: String
    }

    /// What the paths of a command line lead to.
    public struct Found: Sendable {
        /// The manifests.
        public var sources: [LintSource] = []
        /// The paths of meshes, each a Mesh.swift or a folder `Mesh`.
        public var meshes: [String] = []
        /// What could not be read.
        public var failures: [Failure] = []
        /// The paths in folders that are no files but pipes, devices or the like, and so are passed over.
        public var special: [String] = []
        /// What `meshgen render` wrote: of use only where the mesh itself is not among the inputs.
        var rendered: [LintSource] = []
    }

    /// The most bytes that one file may have.
    public static let largestFile = 512 << 20

    /// Reads every manifest that the paths name: files, folders with all that is below them, and `-` for the standard input.
    ///
    /// In folders, YAML and JSON files count, and every Mesh.swift; hidden folders and those of dependencies are passed over,
    /// and so is what was rendered from a mesh that is among the inputs. What cannot be read does not hide the rest.
    public static func find(_ paths: [String]) -> Found {
        var found = Found()
        for path in paths { found.attempt { (found: inout Found) throws(Failure) in try add(path, to: &found) } }
        if found.meshes.isEmpty { found.sources += found.rendered }
        found.rendered = []
        return found
    }

    private static func add(_ path: String, to found: inout Found) throws(Failure) {
        if path == "-" {
            found.sources.append(LintSource("-", try read(STDIN_FILENO, named: "the standard input")))
            return
        }
        guard let isFolder = isFolder(path) else { throw Failure(message: "\(path): \(reason())") }
        if isFolder {
            try addFolder(path, to: &found)
        } else if path.hasSuffix(".swift") {
            found.meshes.append(path)
        } else {
            found.sources.append(LintSource(path, try readFile(path)))
        }
    }

    private static func addFolder(_ path: String, to found: inout Found) throws(Failure) {
        let prefix = path == "." ? "" : path.hasSuffix("/") ? path : "\(path)/"
        let names = try names(in: path)
        let isRendered = names.contains(recordName)
        let hasMesh = names.contains("Mesh.swift")
        if hasMesh { found.meshes.append("\(prefix)Mesh.swift") }
        for name in names where !name.hasPrefix(".") && !(hasMesh && name == trafficName) {
            let inner = "\(prefix)\(name)"
            found.attempt { (found: inout Found) throws(Failure) in
                if isManifest(name) {
                    try addManifest(inner, isRendered: isRendered, to: &found)
                } else if isFolder(inner) == true, !skippedFolders.contains(name), !isLink(inner) {
                    try addFolder(inner, to: &found)
                }
            }
        }
    }

    /// Adds a file of a folder. To open anything but a file could block, or never end.
    private static func addManifest(_ path: String, isRendered: Bool, to found: inout Found) throws(Failure) {
        switch kind(of: path) {
        case S_IFDIR: break
        // A link that leads nowhere is reported as what cannot be read.
        case S_IFREG, nil:
            let source = LintSource(path, try readFile(path))
            if isRendered { found.rendered.append(source) } else { found.sources.append(source) }
        default: found.special.append(path)
        }
    }

    /// The file by which `meshgen render` knows a folder that it wrote.
    private static let recordName = ".meshgen-manifest"
    /// What the release commands write beside a mesh: no manifest.
    private static let trafficName = "traffic.yaml"
    private static let skippedFolders: Set<String> = ["node_modules", "vendor"]

    private static func isManifest(_ name: String) -> Bool {
        [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
    }
}

extension SourceFinder.Found {
    /// Keeps a failure as one of several.
    fileprivate mutating func attempt(_ body: (inout Self) throws(SourceFinder.Failure) -> Void) {
        do throws(SourceFinder.Failure) {
            try body(&self)
        } catch {
            failures.append(error)
        }
    }
}

extension SourceFinder {
    /// `S_IFREG`, `S_IFDIR` and the like; `nil` if there is nothing at the path.
    private static func kind(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    /// `nil` if there is nothing at the path.
    private static func isFolder(_ path: String) -> Bool? { kind(of: path).map { $0 == S_IFDIR } }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    private static func reason() -> String { String(cString: strerror(errno)) }

    private static func names(in folder: String) throws(Failure) -> [String] {
        guard let stream = opendir(folder) else { throw Failure(message: "\(folder): \(reason())") }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private static func readFile(_ path: String) throws(Failure) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Failure(message: "\(path): \(reason())") }
        defer { close(file) }
        return try read(file, named: path)
    }

    private static func read(_ file: Int32, named name: String) throws(Failure) -> [UInt8] {
        var status = stat()
        let size = fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
        var bytes: [UInt8] = []
        var wanted = max(min(size, largestFile) + 1, 1 << 16)
        while true {
            let got = bytes.appendRead(from: file, atMost: wanted)
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw Failure(message: "\(name): \(reason())") }
            if got == 0 { return bytes }
            // The end is known only when nothing comes; asking for it takes no more memory.
            wanted = bytes.capacity > bytes.count ? bytes.capacity - bytes.count : max(bytes.count, 1 << 16)
            guard bytes.count <= largestFile else {
                throw Failure(message: "\(name): larger than \(largestFile >> 20) MiB, which is the most that is read")
            }
        }
    }
}

extension [UInt8] {
    /// Reads once from a file, into memory that is not cleared before; returns what `read` returns.
    fileprivate mutating func appendRead(from file: Int32, atMost wanted: Int) -> Int {
        var got = 0
        append(addingCapacity: wanted) { bytes in
            bytes.withUnsafeMutableBufferPointer { buffer, count in
                got = Glibc.read(file, buffer.baseAddress.map { $0 + count }, wanted)
                count += Swift.max(got, 0)
            }
        }
        return got
    }
}
