package dev.wasmscope.cli.text;

import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.profiler.analyse.HotLoop;
import dev.wasmscope.profiler.analyse.HotLoops;
import dev.wasmscope.profiler.model.OpcodeCounts;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourcePaths;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a profile knows of loops and of instructions by their opcode. */
public final class CodeText {

    private CodeText() {}

    /** The loops that cost most. */
    public static List<String> loops(Profile profile, int count) {
        List<HotLoop> loops = HotLoops.of(profile);
        if (loops.isEmpty()) {
            return List.of("this profile has no counts of loops");
        }
        Table table =
                new Table("self>", "%>", "total>", "entered>", "turns>", "turns each>", "loop");
        loops.stream()
                .limit(count)
                .forEach(
                        loop ->
                                table.row(
                                        ProfileText.amount(profile.weight(), loop.self()),
                                        ProfileText.percent(loop.self(), profile.total()),
                                        ProfileText.amount(profile.weight(), loop.total()),
                                        ProfileText.grouped(loop.entries()),
                                        ProfileText.grouped(loop.iterations()),
                                        String.format(
                                                Locale.ROOT, "%,.1f", loop.iterationsPerEntry()),
                                        place(profile, loop)));
        return table.lines();
    }

    private static String place(Profile profile, HotLoop loop) {
        String function = profile.labels().get(loop.function()).name();
        String source =
                loop.source()
                        .filter(frame -> frame.line() > 0)
                        .flatMap(
                                frame ->
                                        frame.file()
                                                .map(
                                                        file ->
                                                                SourcePaths.fileName(file)
                                                                        + ":"
                                                                        + frame.line()))
                        .orElseGet(() -> "0x%x".formatted(loop.offset()));
        return "  ".repeat(loop.depth()) + function + " (" + source + ")";
    }

    /** How often instructions of each opcode were executed. */
    public static List<String> opcodes(Profile profile, int count) {
        Optional<OpcodeCounts> counts = profile.table(OpcodeCounts.class);
        if (counts.isEmpty()) {
            return List.of("this profile has no counts of opcodes");
        }
        OpcodeCounts opcodes = counts.get();
        int size = opcodes.numbers().size();
        long all = IntStream.range(0, size).mapToLong(opcodes::count).sum();
        Table table = new Table("executed>", "%>", "opcode");
        IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(opcodes::count).reversed())
                .limit(count)
                .forEach(
                        entry ->
                                table.row(
                                        ProfileText.grouped(opcodes.count(entry)),
                                        ProfileText.percent(opcodes.count(entry), all),
                                        mnemonic(opcodes.opcode(entry))));
        return table.lines();
    }

    private static String mnemonic(int code) {
        Opcode opcode = Opcode.byCode(code);
        return opcode == null ? "0x%x".formatted(code) : opcode.mnemonic();
    }
}
