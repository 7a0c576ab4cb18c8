package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.section.Cancellation;
import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.ArrayType;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.MemoryInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Proposal;
import dev.wasmscope.engine.module.StructType;
import dev.wasmscope.engine.module.SubType;
import dev.wasmscope.session.inspect.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what a module uses beyond WebAssembly 1.0. */
final class FeatureCount {
    /** How the tool conventions call proposals. */
    private static final Map<String, Proposal> DECLARED =
            Map.ofEntries(
                    Map.entry("sign-ext", Proposal.SIGN_EXT),
                    Map.entry("nontrapping-fptoint", Proposal.SAT_TRUNC),
                    Map.entry("bulk-memory", Proposal.BULK),
                    Map.entry("reference-types", Proposal.REF_TYPES),
                    Map.entry("multivalue", Proposal.MULTI_VALUE),
                    Map.entry("simd128", Proposal.SIMD),
                    Map.entry("relaxed-simd", Proposal.RELAXED_SIMD),
                    Map.entry("exception-handling", Proposal.EXCEPTIONS),
                    Map.entry("tail-call", Proposal.TAIL_CALL),
                    Map.entry("gc", Proposal.GC),
                    Map.entry("memory64", Proposal.MEMORY64),
                    Map.entry("multimemory", Proposal.MULTI_MEMORY),
                    Map.entry("extended-const", Proposal.EXTENDED_CONST),
                    Map.entry("atomics", Proposal.THREADS));

    private final Module module;
    private final Cancellation cancellation;
    private final Map<Proposal, Long> uses = new EnumMap<>(Proposal.class);

    /**
     * @param cancellation ends the counting
     */
    FeatureCount(Module module, Cancellation cancellation) {
        this.cancellation = cancellation;
        this.module = module;
    }

    List<Feature> features() {
        module.functions().forEach(this::code);
        module.memories().forEach(this::memory);
        module.types().forEach(this::type);
        if (module.memories().size() > 1) {
            use(Proposal.MULTI_MEMORY);
        }
        Map<Proposal, String> declared = new LinkedHashMap<>();
        List<Feature> others = new ArrayList<>();
        ToolSections.targetFeatures(module)
                .forEach(
                        (name, prefix) -> {
                            Proposal proposal = DECLARED.get(name);
                            if (prefix != '-' && proposal != null) {
                                declared.put(proposal, name);
                            } else if (prefix != '-') {
                                others.add(new Feature(name, 0, name));
                            }
                        });
        return sorted(declared, others);
    }

    private List<Feature> sorted(Map<Proposal, String> declared, List<Feature> others) {
        List<Feature> all = new ArrayList<>();
        uses.forEach(
                (proposal, count) ->
                        all.add(
                                new Feature(
                                        proposal.title(),
                                        count,
                                        declared.getOrDefault(proposal, ""))));
        declared.forEach(
                (proposal, name) -> {
                    if (!uses.containsKey(proposal)) {
                        all.add(new Feature(proposal.title(), 0, name));
                    }
                });
        all.addAll(others);
        all.sort(Comparator.comparingLong(Feature::uses).reversed());
        return all;
    }

    private void use(Proposal proposal) {
        uses.merge(proposal, 1L, Long::sum);
    }

    private void code(FunctionInfo function) {
        if (function.isImported()) {
            return;
        }
        cancellation.check();
        long[] counts = new long[Proposal.values().length];
        try {
            InstructionCursor cursor = InstructionCursor.ofBody(module, function.index());
            while (cursor.next()) {
                counts[cursor.opcode().proposal().ordinal()]++;
            }
        } catch (MalformedModuleException _) {
            // what comes before the damage counts
        }
        for (Proposal proposal : Proposal.values()) {
            if (proposal != Proposal.MVP && counts[proposal.ordinal()] > 0) {
                uses.merge(proposal, counts[proposal.ordinal()], Long::sum);
            }
        }
    }

    private void memory(MemoryInfo memory) {
        if (memory.type().addressType() == AddressType.I64) {
            use(Proposal.MEMORY64);
        }
        if (memory.type().shared()) {
            use(Proposal.THREADS);
        }
    }

    private void type(SubType type) {
        switch (type.composite()) {
            case FuncType function -> {
                if (function.results().size() > 1) {
                    use(Proposal.MULTI_VALUE);
                }
            }
            case StructType _, ArrayType _ -> use(Proposal.GC);
        }
    }
}
