package dev.wasmscope.engine.host;

import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.FuncType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One call in progress: arguments in, results out, and the words with which the host function
 * describes what it does.
 *
 * <p>Numbers are passed as their bits in a {@code long} (an {@code i32} and an {@code f32} in the
 * low 32 bits), references as objects beside them. Made by the door for each call; tests of host
 * functions make their own.
 */
public final class HostCall {
    private final FuncType type;
    private final long[] arguments;
    private final @Nullable Object[] references;
    private final @Nullable Instance caller;
    private final @Nullable Memory memory;
    private final BooleanSupplier pauseWanted;
    private final long[] results;
    private @Nullable Object @Nullable [] resultReferences;
    private @Nullable List<HostArgument> described;
    private @Nullable MemoryRange firstWritten;
    private @Nullable List<MemoryRange> allWritten;
    private @Nullable List<MemoryRange> read;
    private @Nullable String outcome;
    private int errno = -1;
    private long bytesMoved;
    private int previewBytes = HostCallLog.DEFAULT_PREVIEW;
    private @Nullable String injected;
    private @Nullable LongUnaryOperator byteLimit;
    private boolean bytesLimited;
    private @Nullable String output;
    private int thread;
    private long clock;
    private long startNanos;
    private long tookNanos = -1;

    /**
     * A call of a function without reference parameters, without a calling instance (for tests of
     * host functions).
     */
    public HostCall(FuncType type, Optional<Memory> memory, long... arguments) {
        this(type, arguments, new Object[0], null, memory.orElse(null), () -> false);
    }

    /**
     * A call.
     *
     * @param arguments one entry for each parameter, bits of its value; not copied
     * @param references one entry for each parameter, the reference or {@link Value.V128} or null;
     *     empty if there are only numbers; not copied
     * @param caller the instance whose code calls, or null if the host calls
     * @param memory memory 0 of the caller, or null if it has none
     * @param pauseWanted whether the guest was asked to pause
     */
    public HostCall(
            FuncType type,
            long[] arguments,
            @Nullable Object[] references,
            @Nullable Instance caller,
            @Nullable Memory memory,
            BooleanSupplier pauseWanted) {
        this.type = type;
        this.arguments = arguments;
        this.references = references;
        this.caller = caller;
        this.memory = memory;
        this.pauseWanted = pauseWanted;
        this.results = new long[type.results().size()];
    }

    /** The type of the function called. */
    public FuncType functionType() {
        return type;
    }

    /** Argument {@code index} as i32. */
    public int i32(int index) {
        return (int) arguments[index];
    }

    /**
     * Argument {@code index} as an i32 read without sign, which is how guests pass addresses and
     * lengths.
     */
    public long u32(int index) {
        return arguments[index] & 0xffff_ffffL;
    }

    /** Argument {@code index} as i64. */
    public long i64(int index) {
        return arguments[index];
    }

    /** Argument {@code index} as f32. */
    public float f32(int index) {
        return Float.intBitsToFloat((int) arguments[index]);
    }

    /** Argument {@code index} as f64. */
    public double f64(int index) {
        return Double.longBitsToDouble(arguments[index]);
    }

    /** Argument {@code index} as v128. */
    public Value.V128 v128(int index) {
        return reference(index) instanceof Value.V128 vector ? vector : new Value.V128(0, 0);
    }

    /** Argument {@code index} as a reference; null is the null reference. */
    public @Nullable Object reference(int index) {
        return index < references.length ? references[index] : null;
    }

    /** Sets the first result to an i32. */
    public void result(int value) {
        results[0] = value;
    }

    /** Sets the first result to an i64. */
    public void result(long value) {
        results[0] = value;
    }

    /** Sets the first result to an f32. */
    public void result(float value) {
        results[0] = Float.floatToRawIntBits(value);
    }

    /** Sets the first result to an f64. */
    public void result(double value) {
        results[0] = Double.doubleToRawLongBits(value);
    }

    /** Sets the first result to a v128. */
    public void result(Value.V128 value) {
        resultReference(0, value);
    }

    /** Sets result {@code index} to the given bits. */
    public void resultBits(int index, long bits) {
        results[index] = bits;
    }

    /** Sets result {@code index} to a reference. */
    public void resultReference(int index, @Nullable Object reference) {
        if (resultReferences == null) {
            resultReferences = new Object[results.length];
        }
        resultReferences[index] = reference;
    }

    /** The bits of result {@code index} as set so far. */
    public long resultBits(int index) {
        return results[index];
    }

    /** The reference in result {@code index} as set so far. */
    public @Nullable Object resultReference(int index) {
        return resultReferences == null ? null : resultReferences[index];
    }

    /** Memory 0 of the calling instance. */
    public Optional<Memory> memory() {
        return Optional.ofNullable(memory);
    }

    /** The calling instance; empty when the host itself called. */
    public Optional<Instance> caller() {
        return Optional.ofNullable(caller);
    }

    /**
     * Whether somebody waits for the guest to pause. A function that moves much asks between
     * pieces, and ends early if its result can say so.
     */
    public boolean pauseWanted() {
        return pauseWanted.getAsBoolean();
    }

    /** Describes the arguments; later calls add to what is there. */
    public void describe(List<HostArgument> decoded) {
        decoded.forEach(argument -> describe(argument.name(), argument.value()));
    }

    /** Describes one argument. */
    public void describe(String name, HostValue value) {
        if (described == null) {
            described = new ArrayList<>();
        }
        described.add(new HostArgument(name, value));
    }

    /** Names the result for people, for example {@code 14 bytes} or {@code ENOENT}. */
    public void outcome(String name) {
        outcome = name;
    }

    /** Names the result and gives the error number (0 success) that it stands for. */
    public void outcome(String name, int errorNumber) {
        outcome = name;
        errno = errorNumber;
    }

    /**
     * Records that the host wrote {@code length} bytes of the caller's memory 0 at {@code address}.
     */
    public void wrote(long address, long length) {
        if (length <= 0) {
            return;
        }
        MemoryRange range = new MemoryRange(address, length);
        if (firstWritten == null) { // most calls write one range
            firstWritten = range;
            return;
        }
        if (allWritten == null) {
            allWritten = new ArrayList<>(List.of(firstWritten));
        }
        MemoryRange last = allWritten.getLast();
        if (last.end() == address) {
            // Results that lie one after the other are one range, as in a recording.
            range = new MemoryRange(last.address(), last.length() + length);
            allWritten.set(allWritten.size() - 1, range);
        } else {
            allWritten.add(range);
        }
    }

    /** From now on {@link #read(long, long)} keeps what it is told. */
    public void noteReads() {
        read = new ArrayList<>();
    }

    /** Whether anybody wants to know what the host reads. */
    public boolean notesReads() {
        return read != null;
    }

    /**
     * Records that the host read {@code length} bytes of the caller's memory 0 at {@code address},
     * if anybody wants to know.
     */
    public void read(long address, long length) {
        if (read != null && length > 0) {
            read.add(new MemoryRange(address, length));
        }
    }

    /** The ranges the host read so far; none unless {@link #noteReads} was asked for. */
    public List<MemoryRange> read() {
        return read == null ? List.of() : read;
    }

    /** Adds to the count of bytes of input or output that this call moved. */
    public void bytesMoved(long count) {
        bytesMoved += count;
    }

    /** Told by the door before the call is answered. */
    void begins(int threadNumber, long clockAtCall, long nanos) {
        thread = threadNumber;
        clock = clockAtCall;
        startNanos = nanos;
    }

    /** Number of the guest thread that calls. */
    public int thread() {
        return thread;
    }

    /** The thread's clock at the call instruction. */
    public long clock() {
        return clock;
    }

    /** When the call began, in nanoseconds since 1970; 0 if nobody looked. */
    public long startNanos() {
        return startNanos;
    }

    /** Notes when the call was answered first, and how long the host took then. */
    public void answered(long beganNanos, long nanos) {
        startNanos = beganNanos;
        tookNanos = nanos;
    }

    /** How long the host took; -1 if nobody noted it. */
    public long tookNanos() {
        return tookNanos;
    }

    /** Notes that the bytes moved went to a stream of the guest, {@code stdout} or another. */
    public void output(String stream) {
        output = stream;
    }

    /** The stream that the bytes moved went to, if it is one of the guest's own. */
    public Optional<String> output() {
        return Optional.ofNullable(output);
    }

    /** Lets the call move at most what {@code limit} makes of the number of bytes asked for. */
    public void limitBytes(LongUnaryOperator limit) {
        byteLimit = limit;
    }

    /** How many bytes a function that was asked to move {@code wanted} bytes is to move at most. */
    public long allowedBytes(long wanted) {
        if (byteLimit == null) {
            return wanted;
        }
        long allowed = Math.clamp(byteLimit.applyAsLong(wanted), 0, wanted);
        bytesLimited |= allowed < wanted;
        return allowed;
    }

    /** Whether {@link #limitBytes} made the call move fewer bytes than it was asked to. */
    public boolean bytesLimited() {
        return bytesLimited;
    }

    /** How many bytes of each of its buffers are to be kept for whoever looks at the call later. */
    public int previewBytes() {
        return previewBytes;
    }

    /** Sets {@link #previewBytes}. */
    public void previewBytes(int count) {
        previewBytes = count;
    }

    /** Notes that this call was not answered as the host would, and what was done instead. */
    public void injected(String what) {
        injected = injected == null ? what : injected + ":" + what;
    }

    /** What was injected into the call, if anything. */
    public Optional<String> injected() {
        return Optional.ofNullable(injected);
    }

    /** Whether the function described anything itself. */
    public boolean hasDescribed() {
        return described != null;
    }

    /** What the function described so far. */
    public List<HostArgument> described() {
        return described == null ? List.of() : List.copyOf(described);
    }

    /** The ranges the host wrote so far. */
    public List<MemoryRange> written() {
        if (allWritten != null) {
            return List.copyOf(allWritten);
        }
        return firstWritten == null ? List.of() : List.of(firstWritten);
    }

    /** The result's name, if the function gave one. */
    public Optional<String> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** The error number given with the outcome, or -1. */
    public int errno() {
        return errno;
    }

    /** Bytes moved so far. */
    public long bytesMoved() {
        return bytesMoved;
    }
}
