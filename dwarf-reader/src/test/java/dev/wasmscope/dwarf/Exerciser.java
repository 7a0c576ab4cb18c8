package dev.wasmscope.dwarf;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.WasmValue;
import dev.wasmscope.dwarf.line.SourceFile;
import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.dwarf.scope.SourceFrame;
import dev.wasmscope.dwarf.scope.Variable;
import dev.wasmscope.dwarf.value.Value;
import java.util.List;

/** Asks everything that can be asked of debug information, so that nothing stays unread. */
final class Exerciser {
    private static final int MAX_FUNCTIONS = 60;
    private static final int MAX_DEPTH = 3;

    private final DwarfInfo info;
    private long answers;

    private Exerciser(DwarfInfo info) {
        this.info = info;
    }

    /** Asks, and tells how many answers there were. */
    static long everything(DwarfInfo info) {
        Exerciser exerciser = new Exerciser(info);
        exerciser.run();
        return exerciser.answers;
    }

    private void run() {
        answers += info.summary().functions();
        List<SourceFile> files = info.sourceFiles();
        for (SourceFile file : files.subList(0, Math.min(5, files.size()))) {
            answers += info.locations(file.path(), 10).size();
            answers += info.breakpointLocations(file.fileName(), 20).size();
            info.lineWithCode(file.path(), 1);
        }
        List<Function> functions = info.functions();
        int step = Math.max(1, functions.size() / MAX_FUNCTIONS);
        for (int i = 0; i < functions.size(); i += step) {
            function(functions.get(i));
        }
        for (Variable global : info.globals()) {
            value(global.read(FRAME, 0), 0);
        }
        for (int unit = 0; unit < info.unitCount(); unit++) {
            info.macros(unit).values().forEach(macro -> answers += macro.text().length());
        }
        info.rows(0, 0x1000).forEach(row -> answers += row.line());
    }

    private void function(Function function) {
        info.afterPrologue(function);
        for (long pc : new long[] {function.lowPc(), (function.lowPc() + function.highPc()) / 2}) {
            for (SourceFrame frame : info.framesAt(pc)) {
                answers += frame.function().displayName().length();
                for (Variable variable : info.variables(frame)) {
                    variable.describeLocation(pc);
                    variable.declaration();
                    value(variable.read(FRAME, pc), 0);
                }
            }
        }
    }

    private void value(Value value, int depth) {
        answers += value.summary().length() + value.typeName().length();
        if (depth < MAX_DEPTH) {
            value.children(0, 5).forEach(child -> value(child, depth + 1));
            value.children(value.childCount() - 1, 1);
        }
    }

    /** A frame in which everything is 0x10101010 or thereabouts. */
    static final FrameContext FRAME =
            new FrameContext() {
                @Override
                public Answer<byte[]> readMemory(long address, int length) {
                    if (address < 0 || length < 0 || length > 0x10000) {
                        return Answer.unknown("outside of memory");
                    }
                    byte[] bytes = new byte[length];
                    java.util.Arrays.fill(bytes, (byte) 0x10);
                    return Answer.of(bytes);
                }

                @Override
                public Answer<WasmValue> local(int index) {
                    return Answer.of(WasmValue.i32(0x10101010 + index));
                }

                @Override
                public Answer<WasmValue> global(int index) {
                    return Answer.of(WasmValue.i64(0x10101010L + index));
                }

                @Override
                public Answer<WasmValue> operandStack(int index) {
                    return Answer.of(WasmValue.f64(0x10101010L + index));
                }
            };
}
