package dev.wasmscope.engine.fuzz;

import dev.wasmscope.engine.module.Proposal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What a generated module has besides code, and what bodies may refer to. */
final class Shape {
    /** The global that every loop and call decrements; at 0 the guest ends. */
    static final int FUEL_GLOBAL = 0;

    /** The global that results are folded into. */
    static final int RESULT_GLOBAL = 1;

    static final int MIN_PAGES = 1;
    static final int MAX_PAGES = 3;
    static final int TABLE_SIZE = 12;
    static final int TABLE_MAX = 20;

    final Set<Proposal> features;
    final Types types;

    /** The types that values have here. */
    final String valueTypes;

    /** Signatures of the functions. */
    final List<String> functions = new ArrayList<>();

    /** For each memory whether its addresses are 64 bits wide. */
    final List<Boolean> memories = new ArrayList<>();

    /** The element types of the tables; table 0 has functions. */
    final StringBuilder tables = new StringBuilder("F");

    /** Whether indices of tables are 64 bits wide. */
    final List<Boolean> tables64 = new ArrayList<>();

    /** The types of the globals. */
    final StringBuilder globals = new StringBuilder("il");

    /** What exceptions of the tags carry. */
    final List<String> tags = new ArrayList<>();

    final int dataSegments;
    final int elementSegments;

    Shape(Random random, Set<Proposal> allowed) {
        features = choose(random, allowed);
        types = new Types(features);
        valueTypes = Types.values(features);
        int functionCount = 2 + random.nextInt(5);
        for (int i = 0; i < functionCount; i++) {
            functions.add(signature(random));
        }
        boolean wide = features.contains(Proposal.MEMORY64);
        boolean several = features.contains(Proposal.MULTI_MEMORY) && random.nextBoolean();
        for (int i = 0; i < (several ? 2 : 1); i++) {
            memories.add(wide && random.nextBoolean());
        }
        if (features.contains(Proposal.REF_TYPES)) {
            tables.append("FE".charAt(random.nextInt(2)));
            if (features.contains(Proposal.GC)) {
                tables.append('Q');
            }
        }
        for (int i = 0; i < tables.length(); i++) {
            tables64.add(wide && random.nextInt(3) == 0);
        }
        int globalCount = 2 + random.nextInt(6);
        for (int i = 0; i < globalCount; i++) {
            globals.append(type(random));
        }
        if (has(Proposal.EXCEPTIONS) || has(Proposal.LEGACY_EXCEPTIONS)) {
            tags.addAll(List.of("", "i", "ld"));
        }
        dataSegments = has(Proposal.BULK) ? 2 : 0;
        elementSegments = has(Proposal.BULK) ? 2 : 1;
    }

    /** All features half of the time, else each with one half; what others need goes with them. */
    private static Set<Proposal> choose(Random random, Set<Proposal> allowed) {
        Set<Proposal> chosen = EnumSet.noneOf(Proposal.class);
        boolean all = random.nextBoolean();
        for (Proposal proposal : allowed) {
            if (all || random.nextBoolean()) {
                chosen.add(proposal);
            }
        }
        if (chosen.contains(Proposal.EXCEPTIONS) && chosen.contains(Proposal.LEGACY_EXCEPTIONS)) {
            // node runs either, never both in one module
            chosen.remove(random.nextBoolean() ? Proposal.EXCEPTIONS : Proposal.LEGACY_EXCEPTIONS);
        }
        if (chosen.contains(Proposal.EXCEPTIONS) || chosen.contains(Proposal.FUNCTION_REFERENCES)) {
            chosen.add(Proposal.REF_TYPES);
        }
        if (chosen.contains(Proposal.GC)) {
            chosen.add(Proposal.REF_TYPES);
            chosen.add(Proposal.FUNCTION_REFERENCES);
        }
        if (chosen.contains(Proposal.REF_TYPES)) {
            chosen.add(Proposal.BULK);
        }
        return chosen;
    }

    boolean has(Proposal feature) {
        return features.contains(feature);
    }

    char type(Random random) {
        boolean number = random.nextInt(3) > 0;
        String choices = number ? Types.NUMBERS : valueTypes;
        return choices.charAt(random.nextInt(choices.length()));
    }

    String types(Random random, int most) {
        StringBuilder chosen = new StringBuilder();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            chosen.append(type(random));
        }
        return chosen.toString();
    }

    private String signature(Random random) {
        return types(random, 4) + ">" + types(random, has(Proposal.MULTI_VALUE) ? 3 : 1);
    }

    /** The operand type of addresses of a memory. */
    char address(int memory) {
        return memories.get(memory) ? 'l' : 'i';
    }

    /** The operand type of indices of a table. */
    char index(int table) {
        return tables64.get(table) ? 'l' : 'i';
    }
}
