package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.memory.AddressUse;
import dev.wasmscope.session.memory.AddressUse.Kind;
import dev.wasmscope.session.memory.MemoryImage;
import dev.wasmscope.session.memory.MemoryRange;
import dev.wasmscope.session.memory.MemoryTools;
import dev.wasmscope.session.symbol.Symbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** Says what is at an address: asks everybody who may know. Used on the guest's thread. */
final class AddressBook {
    private final FrameVariables variables;
    private final StaticVariables statics;
    private final MemoryMap map;

    AddressBook(Symbols symbols) {
        this.variables = new FrameVariables(symbols);
        this.statics = new StaticVariables(symbols);
        this.map = new MemoryMap(symbols.module());
    }

    List<AddressUse> at(StopState stop, int index, long address) throws SessionException {
        Memory memory = Queries.memory(stop, index);
        if (address < 0 || address >= memory.sizeBytes()) {
            return List.of(
                    plain(
                            Kind.OUTSIDE,
                            "outside of the memory of 0x%x bytes".formatted(memory.sizeBytes()),
                            address));
        }
        List<AddressUse> uses = new ArrayList<>();
        if (index == 0) {
            uses.addAll(variables.at(stop, address));
            uses.addAll(statics.at(stop, address));
        }
        uses.addAll(map.at(stop, index, address));
        if (uses.isEmpty()) {
            uses.add(plain(Kind.UNKNOWN, "nothing is known of it", address));
        }
        return uses;
    }

    List<AddressUse> within(StopState stop, MemoryRange where) throws SessionException {
        Memory memory = Queries.memory(stop, where.memory());
        long from = Math.clamp(where.from(), 0, memory.sizeBytes());
        long end = from + Math.clamp(where.length(), 0, memory.sizeBytes() - from);
        List<AddressUse> uses = new ArrayList<>();
        if (where.memory() == 0) {
            uses.addAll(variables.within(stop, from, end));
            uses.addAll(statics.within(stop, from, end));
        }
        uses.addAll(map.within(stop, where.memory(), from, end));
        return uses.stream()
                .sorted(Comparator.comparingLong(AddressUse::start))
                .distinct()
                .limit(MemoryTools.MOST_USES)
                .toList();
    }

    MemoryImage image(Instance instance) throws SessionException {
        return map.image(instance);
    }

    private static AddressUse plain(Kind kind, String text, long address) {
        return new AddressUse(kind, text, "", OptionalInt.empty(), address, 0);
    }
}
