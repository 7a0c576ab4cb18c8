package dev.wasmscope.engine.fuzz;

import dev.wasmscope.engine.module.Immediate;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.Proposal;
import dev.wasmscope.engine.module.StackEffect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The instructions that only take operands and give a result, by what they give. */
final class Operators {
    private static final Set<Immediate> IMMEDIATES =
            EnumSet.of(
                    Immediate.NONE,
                    Immediate.LANE,
                    Immediate.LANES16,
                    Immediate.MEMARG,
                    Immediate.MEMARG_LANE);

    /** Which NaN they give is left open by the specification. */
    private static final Pattern ANY_NAN =
            Pattern.compile(
                    "f(32|64)(x\\d)?\\.(add|sub|mul|div|sqrt|ceil|floor|trunc|nearest|min|max"
                            + "|demote\\w*|promote\\w*)");

    private static final Pattern NAN_IS_NAN =
            Pattern.compile("f(32|64)\\.(eq|ne|lt|gt|le|ge)|i(32|64)\\.trunc.*");

    private static final Pattern TRAPPING_CONVERSION = Pattern.compile("i(32|64)\\.trunc_f.*");
    private static final Pattern DIVISION = Pattern.compile("i(32|64)\\.(div|rem)_.");

    private final Map<Character, List<Opcode>> byResult = new HashMap<>();
    private final Map<Character, List<Opcode>> openNaNs = new HashMap<>();
    private final List<Opcode> stores = new ArrayList<>();

    Operators(Set<Proposal> features) {
        for (Opcode opcode : Opcode.values()) {
            StackEffect effect = opcode.effect();
            boolean known = opcode.proposal() == Proposal.MVP;
            if (effect == null
                    || !(known || features.contains(opcode.proposal()))
                    || !IMMEDIATES.contains(opcode.immediate())) {
                continue;
            }
            if (effect.results().length() == 1) {
                char result = effect.results().charAt(0);
                byResult.computeIfAbsent(result, _ -> new ArrayList<>()).add(opcode);
                if (opensNaN(opcode) && result != 'v') {
                    openNaNs.computeIfAbsent(result, _ -> new ArrayList<>()).add(opcode);
                }
            } else if (opcode.accessBytes() > 0 && effect.results().isEmpty()) {
                stores.add(opcode);
            }
        }
    }

    /** Those that give a type. */
    List<Opcode> giving(char type) {
        return byResult.getOrDefault(type, List.of());
    }

    /** Those of a float type whose NaNs are open. */
    List<Opcode> openNaNs(char type) {
        return openNaNs.getOrDefault(type, List.of());
    }

    List<Opcode> stores() {
        return stores;
    }

    static boolean opensNaN(Opcode opcode) {
        return ANY_NAN.matcher(opcode.mnemonic()).matches();
    }

    /** Whether all NaNs are the same to it. */
    static boolean treatsNaNsAlike(Opcode opcode) {
        return NAN_IS_NAN.matcher(opcode.mnemonic()).matches() || opensNaN(opcode);
    }

    static boolean isTrappingConversion(Opcode opcode) {
        return TRAPPING_CONVERSION.matcher(opcode.mnemonic()).matches();
    }

    static boolean isDivision(Opcode opcode) {
        return DIVISION.matcher(opcode.mnemonic()).matches();
    }

    /** How many lanes an instruction with a lane index has. */
    static int lanes(Opcode opcode) {
        if (opcode.immediate() == Immediate.MEMARG_LANE) {
            return 16 / opcode.accessBytes();
        }
        String shape = opcode.mnemonic().substring(0, opcode.mnemonic().indexOf('.'));
        return Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
    }
}
