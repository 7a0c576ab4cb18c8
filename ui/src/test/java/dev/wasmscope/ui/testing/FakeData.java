package dev.wasmscope.ui.testing;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.Availability;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.VariableKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Stack, variables, memory and host calls of {@link FakeSession}. */
final class FakeData {
    static final int MEMORY = 2 * 65536;
    private static final VariableKind PARAMETER = VariableKind.PARAMETER;
    private static final VariableKind LOCAL = VariableKind.LOCAL;
    private static final VariableKind CHILD = VariableKind.CHILD;

    private FakeData() {}

    static List<Variable> variables(String function, int sum) {
        String node = "struct node";
        String pointer = "const struct node *";
        return switch (function) {
            case "twice" -> List.of(variable(1, "n", "int", "2", PARAMETER, 0x1_0ff0, 4, 0));
            case "walk" ->
                    List.of(
                            variable(2, "head", pointer, "0x10fe0", PARAMETER, 0x1_0fd8, 4, 1),
                            variable(3, "sum", "int", "" + sum, LOCAL, 0x1_0fd4, 4, 0),
                            gone(4, "n"));
            default ->
                    List.of(
                            variable(5, "c", node, "{value = 3}", LOCAL, 0x1_0ff0, 8, 2),
                            variable(6, "total", "int", "0", LOCAL, 0x1_0fec, 4, 0));
        };
    }

    static List<Variable> children(Variable parent) {
        String node = "const struct node";
        return parent.name().equals("head")
                ? List.of(variable(20, "*head", node, "{value = 1}", CHILD, 0x1_0fe0, 8, 2))
                : List.of(
                        variable(21, "value", "int", "3", CHILD, 0x1_0ff0, 4, 0),
                        variable(22, "next", node + " *", "0x0", CHILD, 0x1_0ff4, 4, 0));
    }

    static List<Variable> globals() {
        return List.of(variable(9, "limit", "int", "100", VariableKind.GLOBAL, 0x400, 4, 0));
    }

    private static Variable variable(
            long id,
            String name,
            String type,
            String value,
            VariableKind kind,
            long address,
            long size,
            long children) {
        return new Variable(
                id,
                name,
                type.replace("struct node", "struct list::node"),
                type,
                value,
                Availability.AVAILABLE,
                String.format("memory 0x%x", address),
                OptionalLong.of(address),
                OptionalLong.of(size),
                kind,
                children,
                Optional.empty());
    }

    private static Variable gone(long id, String name) {
        return new Variable(
                id,
                name,
                "const struct node *",
                "",
                new Availability.Unavailable("not available at this instruction"),
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                VariableKind.LOCAL,
                0);
    }

    static byte[] memory() {
        byte[] bytes = new byte[MEMORY];
        for (int i = 0; i < MEMORY; i++) {
            bytes[i] = (byte) (i % 7 == 0 ? 0 : i * 31 >> 2);
        }
        byte[] text = "Wasm linear memory".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, bytes, 0x1_0fe0, text.length);
        return bytes;
    }

    static List<SymbolisedFrame> frames(int line) {
        List<SymbolisedFrame> frames = new ArrayList<>();
        if (line == 5) {
            frames.add(frame(0, 0, true, "twice", 5, FakeModule.WALK));
        }
        if (line < 15) {
            frames.add(
                    frame(frames.size(), 0, false, "walk", line == 5 ? 10 : line, FakeModule.WALK));
        }
        frames.add(
                frame(
                        frames.size(),
                        line < 15 ? 1 : 0,
                        false,
                        "main",
                        line < 15 ? 17 : line,
                        FakeModule.MAIN));
        return frames;
    }

    private static SymbolisedFrame frame(
            int index, int depth, boolean inlined, String name, int line, int function) {
        return new SymbolisedFrame(
                index,
                depth,
                inlined,
                name,
                name,
                Optional.of(FakeModule.at(line)),
                new CodeLocation(function, FakeModule.offset(line)),
                function);
    }

    static HostCallEvent call(
            long number,
            String name,
            List<HostArgument> arguments,
            String result,
            int errno,
            long bytes) {
        return new HostCallEvent(
                number,
                1000 + number * 17,
                0,
                Optional.of(new CodeLocation(FakeModule.MAIN, FakeModule.offset(18))),
                List.of(),
                "wasi_snapshot_preview1",
                name,
                arguments,
                result,
                errno,
                bytes,
                List.of(),
                1200,
                17,
                Optional.empty());
    }
}
