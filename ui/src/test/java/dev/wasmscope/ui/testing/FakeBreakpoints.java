package dev.wasmscope.ui.testing;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.BreakpointLocation;
import dev.wasmscope.session.BreakpointSpec;
import java.util.List;
import java.util.Optional;

/** Where breakpoints land in {@link FakeModule}: on the line asked for or the one after it. */
final class FakeBreakpoints {
    private FakeBreakpoints() {}

    static List<BreakpointLocation> bind(FakeModule module, BreakpointSpec spec) {
        return switch (spec) {
            case BreakpointSpec.Line(String file, int line, int _) ->
                    module.breakableLines(FakeModule.FILE).stream()
                            .filter(
                                    l ->
                                            FakeModule.FILE.endsWith(file)
                                                    && l >= line
                                                    && l < line + 2)
                            .findFirst()
                            .map(FakeBreakpoints::location)
                            .stream()
                            .toList();
            case BreakpointSpec.Function(String name) ->
                    name.equals("walk") ? List.of(location(8)) : List.of();
            case BreakpointSpec.Instruction(CodeLocation l) ->
                    List.of(
                            new BreakpointLocation(
                                    l,
                                    "walk",
                                    Optional.of(
                                            FakeModule.at(
                                                    (int) ((l.codeOffset() - 0x40) / 0x10)))));
            default -> List.of();
        };
    }

    private static BreakpointLocation location(int line) {
        int function = line < 15 ? FakeModule.WALK : FakeModule.MAIN;
        return new BreakpointLocation(
                new CodeLocation(function, FakeModule.offset(line)),
                line < 15 ? "walk" : "main",
                Optional.of(FakeModule.at(line)));
    }
}
