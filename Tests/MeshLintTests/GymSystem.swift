import Foundation
import MeshModel
import MeshRender
import TestKit
import YAML

/// The rendered gym system as plain objects.
enum GymSystem {
    typealias Object = [String: Any]

    static func documents() throws -> [Object] {
        let folder = Project.path("examples/gym/rendered")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.filter { $0.hasSuffix(".yaml") && $0 != "kustomization.yaml" }.flatMap { name in
            try objects(in: Data(contentsOf: folder.appending(path: name)))
        }
    }

    /// The objects of a YAML text.
    static func objects(in text: Data) throws -> [Object] {
        try Document.parse([UInt8](text)).documents.compactMap { document in
            let json = Data(MeshModel.Tape(document.root).json(isPretty: false))
            return try JSONSerialization.jsonObject(with: json, options: [.fragmentsAllowed]) as? Object
        }
    }
}
