import Foundation
import TestKit
import Testing

/// The completion scripts, loaded and asked in the shells that they are for.
@Suite struct CompletionTests {
    private static let lines = [
        ("meshgen ren", "render"), ("meshgen render --layout ", "file-per-service"),
        ("meshgen init --template ", "minimal"),
        ("meshgen schema virtualse", "virtualservices"), ("meshgen completion ", "fish"),
    ]

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// What a shell says after a script in its own language.
    private func run(_ shell: String, _ arguments: [String], _ script: String) throws -> CommandRun {
        try folder.write(Meshgen.run("completion", shell).output, to: "_meshgen")
        let file = try folder.write(script, to: "script")
        return try CommandRun(
            URL(filePath: "/usr/bin/\(shell)"),
            arguments + [file.path],
            in: folder.url,
            environment: ["PATH": "\(Project.products.path):/usr/bin:/bin", "HOME": folder.path, "TERM": "xterm"],
            seconds: 60
        )
    }

    @Test(arguments: lines)
    func bashCompletes(_ line: String, _ expected: String) throws {
        let run = try run(
            "bash",
            ["--norc", "--noprofile"],
            """
            source /usr/share/bash-completion/bash_completion
            source ./_meshgen
            COMP_LINE='\(line)' COMP_POINT=\(line.utf8.count) COMP_TYPE=9
            COMP_WORDS=($COMP_LINE)
            [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _meshgen meshgen "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        )
        #expect(run.output.split(separator: "\n").contains { $0.hasPrefix(expected) }, "\(run)")
    }

    @Test(arguments: lines)
    func fishCompletes(_ line: String, _ expected: String) throws {
        let run = try run("fish", ["--no-config"], "source ./_meshgen\ncomplete -C '\(line)'\n")
        #expect(run.output.split(separator: "\n").contains { $0.hasPrefix(expected) }, "\(run)")
        #expect(run.errors == "")
    }

    /// In a terminal, since only there zsh completes: types the line and a tab, and waits for the answer.
    @Test(arguments: lines)
    func zshCompletes(_ line: String, _ expected: String) throws {
        let run = try run(
            "zsh",
            ["-f"],
            """
            zmodload zsh/zpty
            zpty z 'zsh -f -i'
            zpty -w z 'PS1=READY; fpath=(\(folder.path) $fpath); autoload -Uz compinit; compinit -u -D; setopt no_beep; cd /'
            zpty -w z 'echo LOA""DED'
            zpty -r -m z shown '*LOADED*'
            zpty -n -w z $'\(line)\\t\\t'
            repeat 100; do
                while zpty -r -t z more; do shown+=$more; done
                [[ ${shown##*LOADED} == *'\(expected)'* ]] && { print found; break }
                sleep 0.1
            done
            print -r -- $shown
            zpty -d z
            """
        )
        #expect(run.output.hasPrefix("found"), "\(run)")
    }
}
