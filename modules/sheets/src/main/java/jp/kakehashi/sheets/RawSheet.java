package jp.kakehashi.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sheet as its file holds it; rows rise, empty ones are missing.
record RawSheet(
        String name,
        @Nullable String encoding,
        boolean date1904,
        boolean externalLinks,
        List<RawRow> rows) {}
