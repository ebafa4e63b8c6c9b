package jp.kakehashi.kernel;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The address of a row, `kakehashi:ledger/<ledger>/<row>`: what a QR code on paper says and what
/// the workstation opens. It names the row and nothing that stands in it.
///
/// @param ledger the ledger's id, small letters, digits and `_`, a letter first
public record RowLink(String ledger, UUID row) {
    private static final Pattern FORM =
            Pattern.compile(
                    "kakehashi:ledger/([a-z][a-z0-9_]{0,39})/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /// Only what {@link #parse} reads back.
    public RowLink {
        if (!ledger.matches("[a-z][a-z0-9_]{0,39}")) {
            throw new IllegalArgumentException("no ledger's id: " + ledger);
        }
    }

    /// The address as text.
    public String text() {
        return "kakehashi:ledger/" + ledger + "/" + row;
    }

    /// The row a text names, or nothing when it is no such address; blanks around it do not matter.
    public static Optional<RowLink> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches()
                ? Optional.of(new RowLink(form.group(1), UUID.fromString(form.group(2))))
                : Optional.empty();
    }
}
