package dev.wasmscope.session.symbol;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a function's instructions are. The structure markers ({@code block}, {@code loop}, {@code
 * else}, {@code end}) are not executed and the engine never stands on one; only the {@code end}
 * that closes the body counts, as the return that it is.
 */
public final class FunctionCode {
    private final NavigableSet<Long> executable = new TreeSet<>();
    private final NavigableMap<Long, Long> calls = new TreeMap<>();
    private final NavigableSet<Long> markers = new TreeSet<>();
    private long end = -1;

    /** The function of each direct call. */
    private final Map<Long, Integer> callees = new HashMap<>();

    private final List<Loop> loops = new ArrayList<>();

    /** For each {@code else}, the offset behind the {@code end} of its {@code if}. */
    private final NavigableMap<Long, Long> behindElse = new TreeMap<>();

    private final BitSet writtenLocals = new BitSet();

    /** Where a loop begins and ends. */
    private record Loop(long start, long end) {}

    FunctionCode() {}

    /** Decodes a defined function; of a malformed body, what comes before the fault. */
    static FunctionCode of(Module module, int functionIndex) {
        FunctionCode code = new FunctionCode();
        try {
            code.decode(InstructionCursor.ofBody(module, functionIndex));
        } catch (MalformedModuleException e) {
            // Validation reports it before anything runs; what was decoded is good for listings.
        }
        return code;
    }

    private void decode(InstructionCursor cursor) {
        Deque<Long> elses = new ArrayDeque<>(); // -1 for an open block without one
        Deque<Long> starts = new ArrayDeque<>(); // -1 for an open block that is no loop
        while (cursor.next()) {
            Opcode opcode = cursor.opcode();
            if (!opcode.isStructural() || cursor.depth() == 0) {
                executable.add(cursor.codeOffset());
            } else {
                markers.add(cursor.codeOffset());
            }
            end = cursor.nextCodeOffset();
            if (opcode == Opcode.LOCAL_SET || opcode == Opcode.LOCAL_TEE) {
                writtenLocals.set(cursor.index());
            }
            if (isCall(opcode)) {
                calls.put(cursor.codeOffset(), cursor.nextCodeOffset());
            }
            if (opcode == Opcode.CALL || opcode == Opcode.RETURN_CALL) {
                callees.put(cursor.codeOffset(), cursor.index());
            }
            if (opcode.opensBlock()) {
                starts.push(opcode == Opcode.LOOP ? cursor.codeOffset() : -1);
                elses.push(-1L);
            } else if (opcode == Opcode.ELSE) {
                elses.pop();
                elses.push(cursor.codeOffset());
            } else if ((opcode == Opcode.END || opcode == Opcode.DELEGATE) && !elses.isEmpty()) {
                long start = starts.pop();
                if (start >= 0) {
                    loops.add(new Loop(start, cursor.codeOffset()));
                }
                long elseOffset = elses.pop();
                if (elseOffset >= 0) {
                    behindElse.put(elseOffset, cursor.nextCodeOffset());
                }
            }
        }
    }

    private static boolean isCall(Opcode opcode) {
        return switch (opcode) {
            case CALL, CALL_INDIRECT, CALL_REF -> true;
            case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> true;
            default -> false;
        };
    }

    /** Whether an instruction writes a local: if none does, a parameter keeps what was passed. */
    public boolean writes(int local) {
        return writtenLocals.get(local);
    }

    /** The first instruction that is executed at or behind an offset; empty behind the last. */
    public OptionalLong executableFrom(long offset) {
        Long found = executable.ceiling(offset);
        return found == null ? OptionalLong.empty() : OptionalLong.of(found);
    }

    /** Whether an instruction that is executed starts there. */
    public boolean isExecutable(long offset) {
        return executable.contains(offset);
    }

    /** The call instructions, ascending. */
    public List<Long> calls() {
        return new ArrayList<>(calls.keySet());
    }

    /** The function that a call names; empty for a call through a table or a reference. */
    OptionalInt callee(long call) {
        Integer function = callees.get(call);
        return function == null ? OptionalInt.empty() : OptionalInt.of(function);
    }

    /** Whether an instruction can come after another: behind it, or in a loop around both. */
    boolean mayFollow(long from, long to) {
        return to >= from
                || loops.stream().anyMatch(loop -> loop.start() <= to && from <= loop.end());
    }

    /**
     * The instruction that is executed next when a call has returned.
     *
     * @param call offset of a call instruction
     */
    public long after(long call) {
        Long next = calls.get(call);
        return behindMarkers(next == null ? call : next).orElse(call);
    }

    /**
     * The instruction that is executed first when control reaches an offset; empty where neither an
     * instruction nor a marker starts.
     */
    public OptionalLong executedFrom(long offset) {
        return executable.contains(offset) || markers.contains(offset)
                ? behindMarkers(offset)
                : OptionalLong.empty();
    }

    /** The offset behind an instruction or marker; empty where none starts. */
    public OptionalLong behind(long offset) {
        if (!executable.contains(offset) && !markers.contains(offset)) {
            return OptionalLong.empty();
        }
        Long instruction = executable.higher(offset);
        Long marker = markers.higher(offset);
        long next =
                Math.min(instruction == null ? end : instruction, marker == null ? end : marker);
        return OptionalLong.of(next);
    }

    private OptionalLong behindMarkers(long offset) {
        long at = offset;
        // Markers up to the next executed instruction: an else there ends the taken branch.
        for (Long other = behindElse(at); other != null; other = behindElse(at)) {
            at = other;
        }
        return executableFrom(at);
    }

    /** Behind the {@code if} whose {@code else} lies between an offset and what executes next. */
    private @Nullable Long behindElse(long at) {
        Long elseOffset = behindElse.ceilingKey(at);
        Long next = executable.ceiling(at);
        boolean first = elseOffset != null && (next == null || elseOffset < next);
        return first ? behindElse.get(elseOffset) : null;
    }
}
