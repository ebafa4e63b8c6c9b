package jp.kakehashi.records;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file kept with a row: what the row says of it. The bytes are a blob of their own, named by
/// `blob`; that they are the right ones is seen by size and hash. In a cell one line each, in the
/// order shown: id, size, SHA-256, media type, name, separated by tabs.
///
/// @param name as the file was called, at most 200 characters, no folder
/// @param size in bytes
/// @param sha256 of the bytes, hexadecimal in lower case
/// @param mediaType such as `application/pdf`
public record Attachment(UUID blob, String name, long size, String sha256, String mediaType) {
    /// The most files of one cell.
    public static final int MOST = 50;

    private static final int LONGEST_NAME = 200;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z0-9][a-z0-9.+-]{0,50}/[a-z0-9][a-z0-9.+-]{0,80}");
    private static final Pattern LINE =
            Pattern.compile(
                    "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\t(0|[1-9][0-9]{0,14})"
                            + "\t([^\t]*)\t([^\t]*)\t([^\t]*)");

    /// What the cells of `files` hold.
    public static String text(List<Attachment> files) {
        return String.join("\n", files.stream().map(Attachment::line).toList());
    }

    private String line() {
        return "%s\t%d\t%s\t%s\t%s".formatted(blob, size, sha256, mediaType, name);
    }

    /// The ids of all files that a change puts into cells.
    public static Set<UUID> named(Change change) {
        Set<UUID> named = new HashSet<>();
        for (Edit edit : change.edits()) {
            String value = edit.value();
            // No other cell's text has tabs and ids where a file has them.
            if (value != null && value.indexOf('\t') > 0) {
                list(value).ifPresent(all -> all.forEach(file -> named.add(file.blob())));
            }
        }
        return named;
    }

    /// The files of a cell; empty when `text` is none of {@link #text}.
    public static Optional<List<Attachment>> list(String text) {
        if (text.length() > Values.LONG_TEXT_LIMIT) {
            return Optional.empty();
        }
        List<Attachment> files = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (String line : text.split("\n", -1)) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches() || files.size() == MOST) {
                return Optional.empty();
            }
            UUID blob = UUID.fromString(parts.group(1));
            Attachment file =
                    new Attachment(
                            blob,
                            parts.group(5),
                            Long.parseLong(parts.group(2)),
                            parts.group(3),
                            parts.group(4));
            if (!file.sound() || !seen.add(blob) || !blob.toString().equals(parts.group(1))) {
                return Optional.empty();
            }
            files.add(file);
        }
        return Optional.of(List.copyOf(files));
    }

    /// The files of a cell, which may be empty; none where it holds anything else.
    public static List<Attachment> held(@Nullable String value) {
        return value == null ? List.of() : list(value).orElse(List.of());
    }

    /// What people call the files.
    static List<String> names(List<Attachment> files) {
        return files.stream().map(Attachment::name).toList();
    }

    private boolean sound() {
        return HASH.matcher(sha256).matches()
                && MEDIA_TYPE.matcher(mediaType).matches()
                && !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.chars().allMatch(Attachment::inName)
                && Values.paired(name);
    }

    /// Whether a character may stand in a name: one that is a path, or turns its end round, would
    /// mislead whoever saves it.
    public static boolean inName(int c) {
        boolean turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return c >= 0x20 && c != 0x7F && c != '/' && c != '\\' && !turning;
    }
}
