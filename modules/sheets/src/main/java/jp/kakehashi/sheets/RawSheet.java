package jp.kakehashi.sheets;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A sheet as its file holds it; rows rise, empty ones are missing.
record RawSheet(
        String name,
        @Nullable String encoding,
        boolean date1904,
        boolean externalLinks,
        List<RawRow> rows) {}
