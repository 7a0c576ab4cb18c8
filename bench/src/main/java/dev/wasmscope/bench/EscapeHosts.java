package dev.wasmscope.bench;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OutputStreamKind;
import dev.wasmscope.session.SessionListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.ByteSequence;
import org.graalvm.polyglot.io.IOAccess;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasi.WasiOptions;
import run.endive.wasi.WasiPreview1;
import run.endive.wasm.Parser;

/** Runs a command module with one preopened folder, and gives what it printed. */
enum EscapeHosts {
    WASMSCOPE {
        @Override
        String run(Path module, Path folder) throws Exception {
            LaunchConfig config =
                    LaunchConfig.of(module)
                            .withPreopens(
                                    List.of(new DirMapping(folder, "/", DirAccess.READ_WRITE)));
            StringBuilder out = new StringBuilder();
            try (DebugSession session = DebugSession.open(config)) {
                session.addListener(
                        new SessionListener() {
                            @Override
                            public void onOutput(OutputStreamKind stream, byte[] bytes) {
                                out.append(new String(bytes, StandardCharsets.UTF_8));
                            }
                        });
                session.run().get();
            }
            return out.toString();
        }
    },
    NODE {
        @Override
        String run(Path module, Path folder) throws Exception {
            String script =
                    """
                    import { WASI } from 'node:wasi';
                    import fs from 'node:fs';
                    const [module, folder] = process.argv.slice(1);
                    const wasi = new WASI({ version: 'preview1', preopens: { '/': folder } });
                    const compiled = await WebAssembly.compile(fs.readFileSync(module));
                    wasi.start(await WebAssembly.instantiate(compiled, wasi.getImportObject()));
                    """;
            Process process =
                    new ProcessBuilder(
                                    "node",
                                    "--no-warnings",
                                    "--input-type=module",
                                    "-e",
                                    script,
                                    module.toString(),
                                    folder.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    },
    ENDIVE {
        @Override
        String run(Path module, Path folder) throws Exception {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            WasiOptions options =
                    WasiOptions.builder().withStdout(out, false).withDirectory("/", folder).build();
            WasiPreview1 wasi = WasiPreview1.builder().withOptions(options).build();
            ImportValues imports =
                    ImportValues.builder().addFunction(wasi.toHostFunctions()).build();
            Instance.builder(Parser.parse(Files.readAllBytes(module)))
                    .withImportValues(imports)
                    .build();
            return out.toString(StandardCharsets.UTF_8);
        }
    },
    GRAALWASM {
        @Override
        String run(Path module, Path folder) throws Exception {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (Context context =
                    Context.newBuilder("wasm")
                            .allowExperimentalOptions(true)
                            .option("engine.WarnInterpreterOnly", "false")
                            .option("wasm.Builtins", "wasi_snapshot_preview1")
                            .option("wasm.WasiMapDirs", "/::" + folder)
                            .allowIO(IOAccess.ALL)
                            .out(out)
                            .build()) {
                Source source =
                        Source.newBuilder(
                                        "wasm",
                                        ByteSequence.create(Files.readAllBytes(module)),
                                        "guest")
                                .build();
                context.eval(source)
                        .newInstance()
                        .getMember("exports")
                        .getMember("_start")
                        .execute();
            } catch (PolyglotException e) {
                out.writeBytes(("stopped: " + e.getMessage()).getBytes(StandardCharsets.UTF_8));
            }
            return out.toString(StandardCharsets.UTF_8);
        }
    };

    abstract String run(Path module, Path folder) throws Exception;
}
