package dev.wasmscope.engine.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpcodeTest {

    @Test
    void everyCodeFindsItsOpcode() {
        for (Opcode opcode : Opcode.values()) {
            assertSame(opcode, Opcode.byCode(opcode.code()), opcode.mnemonic());
        }
    }

    @Test
    void codesThatAreNoInstructionFindNothing() {
        for (int code : new int[] {0x16, 0x27, 0xC5, 0xFB, 0xFF, -1, 0x100}) {
            assertNull(Opcode.byCode(code), "0x%x".formatted(code));
        }
        assertNull(Opcode.byCode(0xFC, 18));
        assertNull(Opcode.byCode(0xFD, 0x9A));
        assertNull(Opcode.byCode(0xFD, -1));
        assertNull(Opcode.byCode(0xFA, 0));
    }

    @Test
    void namesFollowMnemonics() {
        for (Opcode opcode : Opcode.values()) {
            String name = opcode.mnemonic().toUpperCase(Locale.ROOT).replace('.', '_');
            assertTrue(opcode.name().startsWith(name), opcode + " is called " + opcode.mnemonic());
        }
    }

    /** The counts of the specification's index of instructions and of the other proposals. */
    @Test
    void everyProposalIsComplete() {
        Map<Proposal, Long> counts =
                Arrays.stream(Opcode.values())
                        .collect(
                                Collectors.groupingBy(
                                        Opcode::proposal, TreeMap::new, Collectors.counting()));
        assertEquals(236, counts.get(Proposal.SIMD));
        assertEquals(20, counts.get(Proposal.RELAXED_SIMD));
        assertEquals(67, counts.get(Proposal.THREADS));
        assertEquals(32, counts.get(Proposal.GC));
        assertEquals(3, counts.get(Proposal.EXCEPTIONS));
        assertEquals(5, counts.get(Proposal.LEGACY_EXCEPTIONS));
        assertEquals(8, counts.get(Proposal.SAT_TRUNC));
        assertEquals(172, counts.get(Proposal.MVP));
        assertEquals(571, Opcode.values().length);
    }

    @Test
    void memoryAccessesHaveAWidthThatTheirNameTells() {
        for (Opcode opcode : Opcode.values()) {
            boolean access =
                    opcode.immediate() == Immediate.MEMARG
                            || opcode.immediate() == Immediate.MEMARG_LANE;
            assertEquals(access, opcode.accessBytes() > 0, opcode.mnemonic());
        }
        assertEquals(1, Opcode.I64_LOAD8_U.accessBytes());
        assertEquals(8, Opcode.V128_LOAD16X4_S.accessBytes());
        assertEquals(4, Opcode.I64_ATOMIC_RMW32_CMPXCHG_U.accessBytes());
    }

    @Test
    void stackEffectsAreTypes() {
        StackEffect effect = Opcode.I64_STORE32.effect();
        assertNotNull(effect);
        assertEquals("al", effect.operands());
        assertEquals(NumType.I64, StackEffect.type('a', AddressType.I64));
        for (Opcode opcode : Opcode.values()) {
            StackEffect fixed = opcode.effect();
            if (fixed != null) {
                (fixed.operands() + fixed.results())
                        .chars()
                        .forEach(letter -> StackEffect.type((char) letter, AddressType.I32));
            }
        }
    }
}
