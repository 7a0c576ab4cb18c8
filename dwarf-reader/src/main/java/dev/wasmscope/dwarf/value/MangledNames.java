package dev.wasmscope.dwarf.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names of classes as type information holds them (Itanium C++ ABI, section 5.1.5). */
final class MangledNames {
    private MangledNames() {}

    /**
     * The qualified name of a class that is no template and in none: {@code N2ns6CircleE} is {@code
     * ns::Circle}.
     */
    static Optional<String> plain(String mangled) {
        String name = mangled.startsWith("*") ? mangled.substring(1) : mangled;
        boolean nested = name.startsWith("N") && name.endsWith("E");
        String rest = nested ? name.substring(1, name.length() - 1) : name;
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < rest.length()) {
            int digits = at;
            while (digits < rest.length() && Character.isDigit(rest.charAt(digits))) {
                digits++;
            }
            if (digits == at || digits - at > 4) {
                return Optional.empty();
            }
            int length = Integer.parseInt(rest.substring(at, digits));
            if (length > rest.length() - digits) {
                return Optional.empty();
            }
            parts.add(part(rest.substring(digits, digits + length)));
            at = digits + length;
        }
        boolean whole = !parts.isEmpty() && (nested || parts.size() == 1);
        return whole ? Optional.of(String.join("::", parts)) : Optional.empty();
    }

    private static String part(String name) {
        return name.startsWith("_GLOBAL__N") ? "(anonymous namespace)" : name;
    }
}
