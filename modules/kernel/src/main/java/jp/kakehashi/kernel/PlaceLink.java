package jp.kakehashi.kernel;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The address of a place in a ledger, to be handed on as text: `kakehashi:ledger/<ledger>`, then
/// `/<row>` as on paper ({@link RowLink}) and `/<field>` for a cell, or `/view/<name>` for one of
/// the office's views. It names places and nothing that stands in them, and gives no right.
///
/// @param field of `row`; null for the row as a whole
/// @param view the Japanese name of a view; null together with a row
public record PlaceLink(
        String ledger, @Nullable UUID row, @Nullable String field, @Nullable String view) {
    private static final int LONGEST = 600;
    private static final Pattern FORM =
            Pattern.compile(
                    "kakehashi:(?://)?ledger/([a-z][a-z0-9_]{0,39})"
                            + "(?:/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
                            + "(?:/([a-z][a-z0-9_]{0,39}))?|/view/([A-Za-z0-9_.%+*-]{1,500}))?");

    /// The address as text.
    public String text() {
        String text = "kakehashi:ledger/" + ledger;
        if (row != null) {
            return text + "/" + row + (field == null ? "" : "/" + field);
        }
        return view == null
                ? text
                : text + "/view/" + URLEncoder.encode(view, StandardCharsets.UTF_8);
    }

    /// The place a text names, or nothing when it is no such address; blanks around it do not
    /// matter.
    public static Optional<PlaceLink> parse(String text) {
        String stripped = text.strip();
        Matcher form = FORM.matcher(stripped);
        if (stripped.length() > LONGEST || !form.matches()) {
            return Optional.empty();
        }
        String row = form.group(2);
        try {
            String view = form.group(4);
            return Optional.of(
                    new PlaceLink(
                            form.group(1),
                            row == null ? null : UUID.fromString(row),
                            form.group(3),
                            view == null ? null : URLDecoder.decode(view, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            // A percent sign without its two digits.
            return Optional.empty();
        }
    }
}
