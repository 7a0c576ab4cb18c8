package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.Located;
import dev.wasmscope.dwarf.expr.ObjectBytes;
import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.scope.NamedConstants.NamedConstant;
import dev.wasmscope.dwarf.scope.SourceFrame;
import dev.wasmscope.dwarf.scope.Variable;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.section.Macro;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.BaseType.Encoding;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.ValueContext;
import dev.wasmscope.dwarf.value.Values;
import dev.wasmscope.engine.exec.BreakCondition;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.call.Argument;
import dev.wasmscope.session.call.Callee;
import dev.wasmscope.session.call.NumberCall;
import dev.wasmscope.session.expression.Expression;
import dev.wasmscope.session.expression.LiveNumbers;
import dev.wasmscope.session.expression.Scope;
import dev.wasmscope.session.expression.SimpleVariable;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.FramePlaces;
import dev.wasmscope.session.value.GuestFrame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What expressions see in one row of a stack. */
final class FrameScope implements Scope, AutoCloseable {
    private static final Pattern REGISTER = Pattern.compile("(local|global|stack)(\\d{1,9})");

    private static final String THIS = "this";
    private static final String GLOBAL_SCOPE = "::";

    /** Macros that name each other twice would else double with every one. */
    private static final int MAX_EXPANSIONS = 1000;

    private final Symbols symbols;
    private final Optional<SourceFrame> source;
    private final long pc;
    private final LongSupplier clock;
    private final List<Value> more;
    private final @Nullable CallScope calls;
    private final Optional<String> changeRefusal;
    private final GuestFrame frame;
    private final FramePlaces places;
    private final Optional<LiveNumbers> live;
    private final Set<String> expanding = new HashSet<>();
    private int expansions;
    private final FrameNames names;

    /**
     * A row of a stack.
     *
     * @param more values with names of their own beside the variables that are recorded
     * @param changeRefusal why nothing can be changed; empty if it can
     */
    FrameScope(
            Symbols symbols,
            StopState stop,
            SymbolisedFrame row,
            List<Value> more,
            CallScope calls,
            Optional<String> changeRefusal) {
        this.calls = calls;
        this.changeRefusal = changeRefusal;
        this.more = more;
        this.symbols = symbols;
        this.source = stop.sourceFrame(row);
        this.pc = row.location().codeOffset();
        this.names = new FrameNames(symbols.dwarf(), source, pc);
        this.clock = stop.snapshot()::clock;
        this.frame = stop.context(row);
        this.places = new FramePlaces(stop.snapshot().frame(row.guestDepth()), frame);
        this.live = Optional.empty();
    }

    /**
     * A place that a running guest comes by.
     *
     * @param view the frame whenever it is there
     * @param frame the same as the reader of debug information sees it
     * @param calls what can be called there
     */
    FrameScope(
            Symbols symbols, long pc, FrameView view, GuestFrame frame, Optional<CallScope> calls) {
        this.more = List.of();
        this.symbols = symbols;
        this.source = symbols.framesAt(pc).stream().findFirst();
        this.pc = pc;
        this.names = new FrameNames(symbols.dwarf(), source, pc);
        this.clock =
                () -> {
                    throw new BreakCondition.NeedsStopException();
                };
        this.frame = frame;
        this.places = new FramePlaces(view, frame);
        this.live = Optional.of(new FrameNumbers(view));
        this.calls = calls.orElse(null);
        this.changeRefusal = Optional.empty();
    }

    /** Where a running guest only passes by, perhaps nothing can be called. */
    private CallScope calls() {
        if (calls == null) {
            throw new BreakCondition.NeedsStopException();
        }
        return calls;
    }

    private long pc() {
        return pc;
    }

    @Override
    public Language language() {
        return source.map(found -> found.function().language()).orElse(Language.C);
    }

    @Override
    public int pointerSize() {
        return pointerSize(symbols);
    }

    /** Bytes of a pointer of the program. */
    static int pointerSize(Symbols symbols) {
        boolean wide =
                !symbols.module().memories().isEmpty()
                        && symbols.module().memories().getFirst().type().addressType()
                                == AddressType.I64;
        return wide ? 8 : 4;
    }

    @Override
    public ValueContext context() {
        return symbols.dwarf().context(frame);
    }

    /**
     * Innermost block first, then members of the object, then the row's unit, then any other unit.
     */
    @Override
    public Optional<Value> variable(String name) {
        if (name.startsWith(GLOBAL_SCOPE)) {
            return names.global(name).map(this::read);
        }
        return more.stream()
                .filter(value -> value.name().equals(name))
                .findFirst()
                .or(() -> names.local(name).map(this::read))
                .or(() -> names.local(THIS).flatMap(object -> member(read(object), name)))
                .or(() -> names.global(name).map(this::read));
    }

    /** As {@link #variable} finds it, without its value. */
    @Override
    public boolean isVariable(String name) {
        boolean plain = !name.startsWith(GLOBAL_SCOPE) && names.local(name).isPresent();
        return plain || variable(name).isPresent();
    }

    private Value read(Variable variable) {
        return variable.read(frame, pc());
    }

    @Override
    public Optional<SimpleVariable> simpleVariable(String name) {
        Optional<Variable> object = names.local(THIS);
        boolean member =
                object.isPresent() && names.local(name).isEmpty() && simple(object.get()).isEmpty();
        return live.isEmpty() || member || name.startsWith(GLOBAL_SCOPE)
                ? Optional.empty()
                : names.local(name).or(() -> names.global(name)).flatMap(this::simple);
    }

    @Override
    public Optional<SimpleVariable> ownObject(String name) {
        return live.isEmpty() || name.contains(GLOBAL_SCOPE) || names.local(name).isPresent()
                ? Optional.empty()
                : names.local(THIS).flatMap(this::simple);
    }

    private Optional<SimpleVariable> simple(Variable variable) {
        return variable.simpleLocation(pc())
                .map(place -> new SimpleVariable(variable.type(), place));
    }

    @Override
    public Optional<LiveNumbers> liveNumbers() {
        return live;
    }

    /** A member of the object that a method works on; a closure may have captured the object. */
    private static Optional<Value> member(Value object, String name) {
        return object.child(name)
                .filter(part -> !isBase(part, name))
                .or(() -> object.child(THIS).flatMap(o -> o.child(name)));
    }

    /** What an object inherits is a part with its type's name; in the source that is a type. */
    private static boolean isBase(Value part, String name) {
        return part.type() instanceof CompositeType type && type.name().equals(name);
    }

    @Override
    public Optional<Value> constant(String name) {
        return names.constant(name).map(this::value).or(() -> macro(name));
    }

    /** What a macro without parameters stands for; its own name in it stays a name, as in C. */
    private Optional<Value> macro(String name) {
        Optional<Macro> macro =
                symbols.dwarf()
                        .macro(pc(), name)
                        .filter(found -> found.parameters().isEmpty() && !found.body().isEmpty());
        if (expanding.isEmpty()) {
            expansions = 0;
        }
        if (macro.isEmpty() || ++expansions > MAX_EXPANSIONS || !expanding.add(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Expression.evaluate(macro.get().body(), this).value());
        } catch (SessionException e) {
            return Optional.empty(); // a piece of syntax, not a value
        } finally {
            expanding.remove(name);
        }
    }

    private Value value(NamedConstant constant) {
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(0, constant.value());
        byte[] own = new byte[Math.clamp(constant.type().size(), 0, 8)];
        bytes.get(own);
        return Values.computed("", constant.type(), own, context());
    }

    @Override
    public Optional<Type> type(String name) {
        return names.type(name);
    }

    @Override
    public Value register(String name) throws SessionException {
        switch (name) {
            case "pc" -> {
                return number(pc());
            }
            case "sp" -> {
                if (live.isPresent()) {
                    throw new BreakCondition.NeedsStopException();
                }
                return number(places.stackPointer());
            }
            case "insn" -> {
                return number(clock.getAsLong());
            }
            default -> {}
        }
        Matcher matcher = REGISTER.matcher(name);
        if (!matcher.matches()) {
            throw new SessionException(
                    "there is no $"
                            + name
                            + ": $local0, $global0, $stack0, $mem[0], $pc, $sp, $insn");
        }
        int index = Integer.parseInt(matcher.group(2));
        ValueLocation location =
                switch (matcher.group(1)) {
                    case "local" -> new ValueLocation.Local(index);
                    case "global" -> new ValueLocation.Global(index);
                    default -> new ValueLocation.OperandStack(index);
                };
        FramePlaces.Number number = places.read(location);
        return Values.of(
                "",
                number.type(),
                Answer.of(new Located(location, ObjectBytes.of(number.bytes()))),
                context());
    }

    private Value number(long value) {
        byte[] bytes = new byte[8];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
        return Values.computed("", new BaseType("u64", Encoding.UNSIGNED, 8), bytes, context());
    }

    @Override
    public List<Callee> functions(String name) {
        return calls == null && isNoFunction(name)
                ? List.of()
                : calls().functions(name, names.meanings(name));
    }

    @Override
    public List<Callee> functionsAnywhere(String plainName) {
        return calls == null && isNoFunction(plainName)
                ? List.of()
                : calls().functionsAnywhere(plainName);
    }

    private boolean isNoFunction(String name) {
        return new CallableNames(symbols).find(CallableNames.plain(name)).isEmpty();
    }

    @Override
    public String missingFunction(String name) {
        return new MissingNames(symbols).function(name, names.meanings(name));
    }

    @Override
    public List<String> similar(String name) {
        List<String> here = new ArrayList<>();
        names.locals().forEach(variable -> here.add(variable.name()));
        return new MissingNames(symbols).similar(name, here);
    }

    @Override
    public Value construct(Callee constructor, Type type, List<Argument> arguments)
            throws SessionException {
        return calls().calls().construct(constructor, type, arguments, context());
    }

    @Override
    public Optional<Callee> functionAt(long tableIndex) {
        return calls().functionAt(tableIndex);
    }

    @Override
    public OptionalLong addressOf(Callee function) {
        return calls().addressOf(function.function());
    }

    @Override
    public Value call(Callee function, List<Argument> arguments) throws SessionException {
        return calls().calls().call(function, arguments, context());
    }

    @Override
    public Optional<NumberCall> numberCall(Callee function) {
        return calls == null ? Optional.empty() : calls.calls().numbers(function);
    }

    @Override
    public byte[] place(Argument.Placed bytes) throws SessionException {
        if (changeRefusal.isPresent()) {
            throw new SessionException(changeRefusal.get());
        }
        return calls().calls().place(bytes);
    }

    /** Whether what the program holds now will be taken back. */
    boolean willRollBack() {
        return calls().calls().willRollBack();
    }

    /** The evaluation is over and its value was read: takes back what calls did, if wanted. */
    @Override
    public void close() {
        if (calls != null) {
            calls.calls().end();
        }
    }

    @Override
    public void write(ValueLocation to, byte[] bytes) throws SessionException {
        if (changeRefusal.isPresent()) {
            throw new SessionException(changeRefusal.get());
        }
        if (calls().calls().willRollBack()) {
            throw new SessionException(
                    "what the call before it did is taken back, and this change with it: keep its"
                            + " effects");
        }
        places.write(to, bytes);
    }
}
