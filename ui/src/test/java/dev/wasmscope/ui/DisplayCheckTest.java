package dev.wasmscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisplayCheckTest {
    @Test
    void withoutGtkOneLineNamesThePackages() {
        DisplayCheck check =
                new DisplayCheck("Linux", Map.of("DISPLAY", ":0"), name -> !name.contains("gtk"));
        assertTrue(check.hasDisplay());
        String line = check.missing().orElseThrow();
        assertTrue(line.contains("libgtk-3.so.0"), line);
        assertTrue(line.contains("apt-get install libgtk-3-0"), line);
        assertFalse(line.contains("\n"), "one line");
    }

    @Test
    void linuxWithoutADisplayVariableHasNoDisplay() {
        assertFalse(new DisplayCheck("Linux", Map.of(), _ -> true).hasDisplay());
        assertEquals(Optional.empty(), new DisplayCheck("Linux", Map.of(), _ -> true).missing());
    }

    @Test
    void otherSystemsBringEverything() {
        DisplayCheck check = new DisplayCheck("Mac OS X", Map.of(), _ -> false);
        assertTrue(check.hasDisplay());
        assertEquals(Optional.empty(), check.missing());
    }
}
