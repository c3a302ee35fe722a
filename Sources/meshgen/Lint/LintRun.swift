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
    private let changed: ChangedFiles?
    private let meshConfig: String?
    private let meshNetworks: String?

    init(_ command: LintCommand) throws {
        self.command = command
        configuration = try Self.configuration(command.config)
        var options = LintOptions()
        options.apply(configuration)
        options.isComplete = options.isComplete || command.complete
        options.only = Set(command.names(command.only).map { $0.lowercased() })
        options.isLast = !command.fix
        options.skip = Set(command.names(command.skip).map { $0.lowercased() })
        meshConfig = command.meshConfig ?? configuration.meshConfig.map(configuration.path)
        meshNetworks = command.meshNetworks ?? configuration.meshNetworks.map(configuration.path)
        options.settings = MeshSettings(
            config: try meshConfig.map(Self.source),
            networks: try meshNetworks.map(Self.source)
        )
        self.options = options
        baseline = try command.baseline.map { try Self.baseline($0, isNew: command.updateBaseline) }
        changed = try command.changedSince.map { revision in try ChangedFiles(since: revision) }
    }

    /// The exit status.
    func run() throws -> Int32 {
        let settings = [command.config, command.baseline, meshConfig, meshNetworks].compactMap(\.self)
        var inputs = try LintInputs(command, configuration, settings: settings)
        try PolicyNames(command, configuration).check(inputs)
        var result = lint(inputs)
        if command.fix { result = try fix(&inputs, result) }
        result.fileCount += inputs.quoted.count
        if command.updateBaseline, let path = command.baseline {
            try update(path, with: result.findings, of: inputs)
        } else if try report(result, of: inputs) {
            return inputs.isPartial ? 2 : 1
        }
        return inputs.isPartial ? 2 : 0
    }

    /// Checks, and leaves out what stands in files that did not change.
    private func lint(_ inputs: LintInputs) -> LintResult {
        var result = Linter(options).lint(
            inputs.sources,
            declared: inputs.declared,
            quoted: inputs.quoted,
            policies: inputs.policies
        )
        if let changed { result.findings.removeAll { !changed.contains($0.place.file) } }
        return result
    }

    /// Reports what the baseline does not know.
    ///
    /// - Returns: whether something of it makes the command fail.
    private func report(_ all: LintResult, of inputs: LintInputs) throws -> Bool {
        var result = all
        if let baseline {
            let (new, staleCount) = baseline.filter(result.findings, in: reach(of: inputs))
            result.suppressedCount += result.findings.count - new.count
            result.findings = new
            if staleCount > 0 {
                Console.note(
                    "note: \(staleCount) entries of the baseline match nothing now; --update-baseline removes them"
                )
            }
        }
        let least = command.failOn ?? configuration.failOn ?? .error
        let context = ReportContext(
            sources: inputs.sources + inputs.quoted,
            hasColours: StandardOutput.hasColours,
            version: Version.text,
            failOn: least
        )
        try StandardOutput.write(result.report(as: command.format, context))
        if command.stats { Console.note(LintStatistics.text(of: result)) }
        return result.findings.contains { $0.severity >= least }
    }

    /// What this run can have found: a file that is gone holds nothing, one that was not read may hold anything.
    private func reach(of inputs: LintInputs) -> Baseline.Reach {
        let read = inputs.paths
        return Baseline.Reach(
            rules: options.selects,
            files: { path in
                guard let file = Files.resolved(path) else { return true }
                return read.contains(file) && changed?.contains(path) != false
            }
        )
    }

    private func update(_ path: String, with findings: [Finding], of inputs: LintInputs) throws {
        let next = (baseline ?? Baseline(at: path)).updated(with: findings, in: reach(of: inputs))
        try write(Array(next.text.utf8), to: path)
        Console.note("wrote \(Console.counted(findings.count, "finding")) to \(path)")
    }
}

extension LintRun {
    /// How often repaired files are checked again: a repair can make another one possible.
    private static let rounds = 10

    /// Repairs what would be reported in the files, until there is nothing more to repair.
    private func fix(_ inputs: inout LintInputs, _ first: LintResult) throws -> LintResult {
        var result = first
        var fixed: [String: Int] = [:]
        for _ in 0..<Self.rounds {
            let findings = (baseline?.filter(result.findings).new ?? result.findings).filter { $0.fix != nil }
            var isChanged = false
            for index in inputs.sources.indices where !findings.isEmpty {
                let (source, count) = Fixer.apply(findings, to: inputs.sources[index])
                guard count > 0 else { continue }
                inputs.sources[index] = source
                fixed[source.name, default: 0] += count
                isChanged = true
            }
            guard isChanged else { break }
            result = lint(inputs)
        }
        for source in inputs.sources where fixed[source.name] != nil { try write(source.bytes, to: source.name) }
        let count = fixed.values.reduce(0, +)
        if count > 0 {
            Console.note("repaired \(Console.counted(count, "finding")) in \(Console.counted(fixed.count, "file"))")
        }
        return result
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        do throws(SystemError) {
            try Files.replace(path, with: bytes)
        } catch {
            throw CommandError(message: "cannot write \(path): \(error.message)")
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
        if isNew, !Files.exists(path) { return Baseline(at: path) }
        guard let baseline = Baseline(try source(path).bytes, at: path) else {
            throw CommandError(message: "\(path) is not a baseline", advice: ["--update-baseline writes one"])
        }
        return baseline
    }

    private static func source(_ path: String) throws -> LintSource {
        do throws(SystemError) {
            return LintSource(path, try Files.read(path))
        } catch {
            throw CommandError(message: "cannot read \(path): \(error.message)")
        }
    }
}
