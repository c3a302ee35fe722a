import Glibc
import MeshDSL
import MeshModel
import MeshRender

/// One run of a renderer: evaluates the mesh, then writes, prints or compares what it comes to.
struct RenderRun {
    private let request: RenderRequest
    private let output: StandardOutput
    private let messages: ProblemMessage

    init(_ request: RenderRequest) {
        self.request = request
        output = StandardOutput.claim()
        // A file that grows too large is an error like any other, not the end.
        signal(SIGXFSZ, SIG_IGN)
        messages = ProblemMessage(meshPath: request.path)
    }

    func run(embeddedTraffic: String?, _ mesh: () -> Mesh) -> ExitStatus {
        do {
            try activateContext(embeddedTraffic)
            if request.isLintStream { return try writeLintStream(mesh) }
            let (rendered, secrets) = evaluate(mesh)
            guard rendered.problems.isEmpty else { return report(rendered.problems) }
            let status = try deliver(rendered)
            if !request.isQuiet, !request.isCheck { tell(rendered.notes, secrets) }
            return status
        } catch let problem as RenderProblem {
            return report([problem])
        } catch {
            return report([RenderProblem("\(error)")])
        }
    }

    private func activateContext(_ embeddedTraffic: String?) throws {
        let path = TrafficFile.path(beside: request.path)
        let text = try FileSystem.read(path) ?? Array((embeddedTraffic ?? "").utf8)
        let traffic = try TrafficFile(text, path: path).services
        RenderContext(environment: request.environment, settings: request.settings, traffic: traffic).activate()
    }

    private func evaluate(_ mesh: () -> Mesh) -> (RenderedMesh, [SecretRequirement]) {
        CrashGuard.arm(timeoutSeconds: request.timeoutSeconds, messages: messages)
        defer { CrashGuard.disarm() }
        let mesh = mesh()
        var renderer = Renderer(
            mesh: mesh.name,
            layout: request.layout,
            format: request.format,
            filter: ResourceFilter(request.only),
            hasKustomization: request.hasKustomization
        )
        let summary = mesh.lower { renderer.add($0) }
        var rendered = renderer.finish()
        if request.only.isEmpty { rendered.notes += summary.notes }
        rendered.problems += summary.problems.map { RenderProblem($0.message, at: $0.place) }
        rendered.problems += RenderContext.problems.map { RenderProblem($0) }
        if rendered.resourceCount == 0, !request.only.isEmpty, rendered.problems.isEmpty {
            rendered.problems = rendered.notes.map { RenderProblem($0) }
        }
        return (rendered, summary.secrets)
    }

    /// Writes what `meshgen lint` asks for.
    private func writeLintStream(_ mesh: () -> Mesh) throws -> ExitStatus {
        CrashGuard.arm(timeoutSeconds: request.timeoutSeconds, messages: messages)
        var resources: [DeclaredResource] = []
        let summary = mesh().lower { resources.append($0) }
        let violations = summary.policies.flatMap { $0.violations(in: resources) }
        CrashGuard.disarm()
        let problems =
            summary.problems.map { RenderProblem($0.message, at: $0.place) }
            + RenderContext.problems.map { RenderProblem($0) }
        guard problems.isEmpty else { return report(problems) }
        try output.write(LintStream.bytes(resources, violations))
        return .success
    }

    private func deliver(_ rendered: RenderedMesh) throws -> ExitStatus {
        guard case .folder(let folder) = request.output else {
            for file in rendered.files { try output.write(file.bytes) }
            return .success
        }
        if request.isCheck { return try check(rendered, in: folder) }
        let outcome = try FolderUpdate.run(on: folder, files: rendered.files, isPartial: !request.only.isEmpty)
        if !request.isQuiet { StandardError.write(Report.text(for: outcome, of: rendered, in: folder)) }
        return .success
    }

    private func check(_ rendered: RenderedMesh, in folder: String) throws -> ExitStatus {
        if try FolderUpdate.repair(folder) { StandardError.write(Report.repair(of: folder)) }
        let check = try FolderCheck(of: folder, for: rendered.files)
        try output.write(check.diff)
        if !request.isQuiet { StandardError.write(Report.text(for: check, of: folder)) }
        return check.isUpToDate ? .success : .differences
    }

    private func tell(_ notes: [String], _ secrets: [SecretRequirement]) {
        for note in notes { StandardError.write("note: \(note)") }
        if let text = SecretList(secrets).text { StandardError.write(text) }
    }

    private func report(_ problems: [RenderProblem]) -> ExitStatus {
        StandardError.write(problems.map(messages.text).joined(separator: "\n"))
        return .failure
    }
}
