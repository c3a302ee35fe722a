public import ArgumentParser
public import MeshRollout
import MeshRuntime

/// The part of `canary` for teams whose GitOps tool applies the manifests.
struct CanaryGitOps: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gitops",
        abstract: "Print what makes Argo CD or Flux leave alone what a release changes in a cluster.",
        discussion: """
            Names exactly the fields that the release commands change: the weights of the service's destinations and the
            annotation with the record; while a canary has headers, a mirror or a cookie, also what was added for them.
            Put both versions into Git first, the new one with weight 0: routes and subsets that are missing there would be
            removed again.

              meshgen canary gitops reviews --context prod
              meshgen canary gitops reviews -f manifests --tool flux
            """
    )

    @OptionGroup var place: PlaceOptions

    @Option(help: ArgumentHelp("The tool.", valueName: "tool"))
    var tool: GitOpsSetting = .argocd

    func run() throws {
        do {
            try StandardOutput.write(tool.text(for: fields()))
        } catch let refusal as Refusal {
            throw CommandError(message: refusal.message, advice: refusal.advice)
        }
    }

    private func fields() throws -> OwnedFields {
        switch try ReleasePlace(place) {
        case .manifests(_, let store): try store.read().ownedFields
        case .cluster(let store): try store.read().ownedFields
        case .mesh:
            throw CommandError(
                message: "a mesh keeps its weights in traffic.yaml, which nothing in a cluster changes",
                advice: ["name a cluster with --context NAME, or a folder of manifests with -f DIR"]
            )
        }
    }
}

extension GitOpsSetting: ExpressibleByArgument {}
