import FoundationEssentials
import GRPCCore
import GymAPI
import SwiftProtobuf

/// Tells tools such as grpcurl which services there are, and what their messages look like.
///
/// Source: https://github.com/grpc/grpc/blob/master/doc/server-reflection.md.
struct ReflectionCalls: Grpc_Reflection_V1_ServerReflection.SimpleServiceProtocol {
    private typealias Response = Grpc_Reflection_V1_ServerReflectionResponse

    private let services: [String]
    private let files: [Google_Protobuf_FileDescriptorProto]

    /// - Parameter services: the full names of what is served.
    init(services: [String]) {
        self.services = services.sorted()
        let set = try? Google_Protobuf_FileDescriptorSet(serializedBytes: APIDocuments.descriptors)
        files = set?.file ?? []
    }

    func serverReflectionInfo(
        request: RPCAsyncSequence<Grpc_Reflection_V1_ServerReflectionRequest, any Error>,
        response: RPCWriter<Grpc_Reflection_V1_ServerReflectionResponse>,
        context: ServerContext
    ) async throws {
        for try await question in request {
            var answer = Response()
            answer.validHost = question.host
            answer.originalRequest = question
            answer.messageResponse = try self.answer(to: question)
            try await response.write(answer)
        }
    }

    private func answer(
        to question: Grpc_Reflection_V1_ServerReflectionRequest
    ) throws -> Response.OneOf_MessageResponse {
        switch question.messageRequest {
        case .listServices:
            return .listServicesResponse(.with { $0.service = services.map { name in .with { $0.name = name } } })
        case .fileByFilename(let name):
            return try described(files.first { $0.name == name })
        case .fileContainingSymbol(let symbol):
            return try described(files.first { $0.declares(symbol) })
        case .fileContainingExtension, .allExtensionNumbersOfType, nil:
            return .errorResponse(
                .with {
                    $0.errorCode = 12; $0.errorMessage = "There are no extensions"
                }
            )
        }
    }

    /// A file with all that it imports, itself first.
    private func described(_ file: Google_Protobuf_FileDescriptorProto?) throws -> Response.OneOf_MessageResponse {
        guard let file else {
            return .errorResponse(
                .with {
                    $0.errorCode = 5; $0.errorMessage = "There is no such symbol or file"
                }
            )
        }
        let needed = [file] + file.dependency.compactMap { name in files.first { $0.name == name } }
        let bytes: [Data] = try needed.map { try $0.serializedBytes() }
        return .fileDescriptorResponse(.with { $0.fileDescriptorProto = bytes })
    }
}

extension Google_Protobuf_FileDescriptorProto {
    /// Whether a service, a method, a message or an enumeration of this full name is declared here.
    fileprivate func declares(_ symbol: String) -> Bool {
        let methods = service.flatMap { service in service.method.map { "\(service.name).\($0.name)" } }
        let names = service.map(\.name) + methods + messageType.map(\.name) + enumType.map(\.name)
        return names.contains { "\(package).\($0)" == symbol }
    }
}
