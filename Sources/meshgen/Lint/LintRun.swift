import ArgumentParser
import Glibc
import MeshCompile
import MeshLint
import MeshModel
import MeshRuntime

/// One run of `meshgen lint`: reads, checks, repairs, writes.
struct LintRun {
    private let command: LintCommand
    private let configuration: LintConfiguration
    private let options: LintOptions
    private let baseline: Baseline?

    init(_ command: LintCommand) throws {
        self.command = command
        configuration = try Self.configuration(command.config)
        var options = LintOptions()
        options.apply(configuration)
        options.isComplete = options.isComplete || command.complete
        options.only = Set(command.names(command.only))
        options.isLast = !command.fix
        options.skip = Set(command.names(command.skip))
        options.settings = MeshSettings(
            config: try (command.meshConfig ?? configuration.meshConfig).map(Self.source),
            networks: try (command.meshNetworks ?? configuration.meshNetworks).map(Self.source)
        )
        self.options = options
        baseline = try command.baseline.map { try Self.baseline($0, isNew: command.updateBaseline) }
    }

    /// The exit status.
    func run() throws -> Int32 {
        var inputs = try LintInputs(
            command.paths,
            configuration,
            environment: command.environment,
            settings: command.settings
        )
        var result = Linter(options).lint(inputs.sources, declared: inputs.declared, quoted: inputs.quoted)
        if command.fix { result = try fix(&inputs, result) }
        result.policies = inputs.policies.infos
        result.fileCount += inputs.quoted.count
        result.findings = (result.findings + inputs.policies.findings).sorted()
        if let revision = command.changedSince {
            let changed = try ChangedFiles(since: revision)
            result.findings.removeAll { !changed.contains($0.place.file) }
        }
        if command.updateBaseline, let path = command.baseline {
            try write(Array((baseline ?? Baseline()).updated(with: result.findings).text.utf8), to: path)
            Console.note("wrote \(result.findings.count) findings to \(path)")
            return 0
        }
        return try report(result, of: inputs)
    }

    private func report(_ all: LintResult, of inputs: LintInputs) throws -> Int32 {
        var result = all
        if let baseline {
            let (new, staleCount) = baseline.filter(result.findings)
            result.suppressedCount += result.findings.count - new.count
            result.findings = new
            if staleCount > 0 {
                Console.note(
                    "note: \(staleCount) entries of the baseline match nothing now; --update-baseline removes them"
                )
            }
        }
        let context = ReportContext(
            sources: inputs.sources + inputs.quoted,
            hasColours: StandardOutput.hasColours,
            version: Version.text
        )
        try StandardOutput.write(result.report(as: command.format, context))
        if command.stats { Console.note(LintStatistics.text(of: result)) }
        let least = command.failOn ?? configuration.failOn ?? .error
        return result.findings.contains { $0.severity >= least } ? 1 : 0
    }
}

extension LintRun {
    /// How often repaired files are checked again: a repair can make another one possible.
    private static let rounds = 10

    /// Repairs the files, until there is nothing more to repair.
    private func fix(_ inputs: inout LintInputs, _ first: LintResult) throws -> LintResult {
        var result = first
        var fixed: [String: Int] = [:]
        for _ in 0..<Self.rounds where result.findings.contains(where: { $0.fix != nil }) {
            var isChanged = false
            for index in inputs.sources.indices {
                let (source, count) = Fixer.apply(result.findings, to: inputs.sources[index])
                guard count > 0 else { continue }
                inputs.sources[index] = source
                fixed[source.name, default: 0] += count
                isChanged = true
            }
            guard isChanged else { break }
            result = Linter(options).lint(inputs.sources, declared: inputs.declared, quoted: inputs.quoted)
        }
        for source in inputs.sources where fixed[source.name] != nil { try write(source.bytes, to: source.name) }
        let count = fixed.values.reduce(0, +)
        if count > 0 { Console.note("repaired \(count) findings in \(fixed.count) files") }
        return result
    }

    /// Writes beside and renames, so that the file is the old one or the new one.
    private func write(_ bytes: [UInt8], to path: String) throws {
        do {
            let target = Files.resolved(path) ?? path
            let temporary = "\(target).meshgen-new"
            let isExecutable = Files.status(target)?.isExecutable ?? false
            try Files.write(bytes, to: temporary, isExecutable: isExecutable)
            try Files.move(temporary, to: target)
        } catch {
            throw CommandError(message: "cannot write \(path): \(error)")
        }
    }

    private static func configuration(_ path: String?) throws -> LintConfiguration {
        let name = path ?? LintConfiguration.fileName
        guard path != nil || Files.exists(name) else { return LintConfiguration() }
        do {
            return try LintConfiguration(try source(name))
        } catch let mistake as LintConfiguration.Mistake {
            throw CommandError(message: "\(mistake.place): \(mistake.message)")
        }
    }

    private static func baseline(_ path: String, isNew: Bool) throws -> Baseline {
        if isNew, !Files.exists(path) { return Baseline() }
        guard let baseline = Baseline(try source(path).bytes) else {
            throw CommandError(message: "\(path) is not a baseline", advice: ["--update-baseline writes one"])
        }
        return baseline
    }

    private static func source(_ path: String) throws -> LintSource {
        do {
            return LintSource(path, try Files.read(path))
        } catch {
            throw CommandError(message: "cannot read \(path): \(error)")
        }
    }
}
