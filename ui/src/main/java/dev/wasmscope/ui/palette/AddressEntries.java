package dev.wasmscope.ui.palette;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SectionView;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedLocation;
import dev.wasmscope.session.inspect.DataPart;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.session.DebugModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.kordamp.ikonli.feather.Feather;

/** What a number can mean: an instruction, a byte of the file, a byte of memory. */
public final class AddressEntries implements EntrySource {
    private final DebugModel debug;
    private final Consumer<Place> go;
    private final Consumer<SectionView> section;

    /**
     * @param section shows a section of the file
     */
    public AddressEntries(DebugModel debug, Consumer<Place> go, Consumer<SectionView> section) {
        this.debug = debug;
        this.go = go;
        this.section = section;
    }

    @Override
    public Search search(String text) {
        Optional<DebugSession> session = debug.session();
        if (session.isEmpty()) {
            return _ -> List.of(Entry.note("No program is open", "", Feather.HASH));
        }
        OptionalLong number = number(text);
        if (number.isEmpty()) {
            return _ ->
                    text.isEmpty()
                            ? List.of()
                            : List.of(
                                    Entry.note(
                                            text + " is no address",
                                            "write 0x1f40, or 8000",
                                            Feather.HASH));
        }
        boolean stopped = debug.stopProperty().get().isPresent();
        ModuleView module = session.get().module();
        return _ -> entries(module, number.getAsLong(), stopped);
    }

    /** A number, hexadecimal with {@code 0x} in front or with hexadecimal digits in it. */
    static OptionalLong number(String text) {
        String digits = text.strip().toLowerCase(Locale.ROOT).replace("_", "");
        try {
            if (digits.startsWith("0x")) {
                return OptionalLong.of(Long.parseUnsignedLong(digits.substring(2), 16));
            }
            int base = digits.matches("[0-9]+") ? 10 : 16;
            return OptionalLong.of(Long.parseUnsignedLong(digits, base));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private List<Entry> entries(ModuleView module, long number, boolean stopped) {
        List<Entry> all = new ArrayList<>();
        String hex = "0x" + Long.toHexString(number);
        module.locationOf(number)
                .ifPresent(
                        l ->
                                all.add(
                                        Entry.of(
                                                "Code offset " + hex,
                                                "",
                                                code(module, number),
                                                Feather.CPU,
                                                () -> go.accept(new Place.Code(l)))));
        all.addAll(file(module, number, hex));
        all.add(memory(module, number, hex, stopped));
        return all;
    }

    private static String code(ModuleView module, long offset) {
        Optional<SymbolisedLocation> place = module.symbolize(offset).stream().findFirst();
        return place.map(
                        p ->
                                p.function()
                                        + p.position()
                                                .map(SourcePosition::shortText)
                                                .map(at -> ", " + at)
                                                .orElse(""))
                .orElse("");
    }

    private List<Entry> file(ModuleView module, long number, String hex) {
        List<Entry> all = new ArrayList<>();
        OptionalLong code = module.codeOffsetOf(number);
        if (code.isPresent()) {
            module.locationOf(code.getAsLong())
                    .ifPresent(
                            l ->
                                    all.add(
                                            Entry.of(
                                                    "File offset " + hex,
                                                    "",
                                                    code(module, code.getAsLong()),
                                                    Feather.FILE,
                                                    () -> go.accept(new Place.Code(l)))));
        } else {
            module.sections().stream()
                    .filter(s -> number >= s.start() && number - s.start() < s.size())
                    .findFirst()
                    .ifPresent(
                            s ->
                                    all.add(
                                            Entry.of(
                                                    "File offset " + hex,
                                                    "",
                                                    "in section " + s.name(),
                                                    Feather.FILE,
                                                    () -> section.accept(s))));
        }
        return all;
    }

    private Entry memory(ModuleView module, long number, String hex, boolean stopped) {
        String where =
                module.inspection().data().stream()
                        .filter(d -> isIn(d, number))
                        .findFirst()
                        .map(d -> "data segment " + d.index() + " " + d.name())
                        .orElse("");
        return new Entry(
                stopped ? "" : "memory",
                "Memory address " + hex,
                "",
                where,
                Feather.GRID,
                "",
                stopped,
                () -> go.accept(Place.Memory.at(number)));
    }

    private static boolean isIn(DataPart part, long address) {
        return part.address().isPresent()
                && address >= part.address().getAsLong()
                && address - part.address().getAsLong() < part.size();
    }
}
