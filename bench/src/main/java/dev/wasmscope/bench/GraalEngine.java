package dev.wasmscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;

/** GraalWasm on a JDK without its compiler: its interpreter. */
final class GraalEngine implements Engine {

    @Override
    public Guest load(Path module) throws IOException {
        Context context =
                Context.newBuilder("wasm")
                        .allowExperimentalOptions(true)
                        .option("engine.WarnInterpreterOnly", "false")
                        .build();
        Source source =
                Source.newBuilder("wasm", ByteSequence.create(Files.readAllBytes(module)), "guest")
                        .build();
        Value exports = context.eval(source).newInstance().getMember("exports");
        return (export, argument) -> exports.getMember(export).execute(argument).asInt();
    }
}
