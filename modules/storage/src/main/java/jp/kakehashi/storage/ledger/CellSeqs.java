package jp.kakehashi.storage.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.kakehashi.records.FieldId;

/// Sequences of a row's cells as one short text, `12:name,phone;15:address`: cells written by one
/// change share their number. Fields in order of name, so that equal maps give equal texts.
/// Immutable.
final class CellSeqs {
    // sorting them for every row would cost more than the rest
    private final List<FieldId> inOrder;
    private final Map<String, FieldId> byName = new HashMap<>();
    private final String all;

    /// For rows of a ledger with `fields`; a row may hold others, of later versions.
    CellSeqs(Collection<FieldId> fields) {
        inOrder = fields.stream().sorted().toList();
        inOrder.forEach(f -> byName.put(f.value(), f));
        all = inOrder.stream().map(FieldId::value).collect(Collectors.joining(","));
    }

    String write(Map<FieldId, Long> seqs) {
        if (seqs.size() == inOrder.size() && !seqs.isEmpty()) {
            long first = seqs.values().iterator().next();
            if (inOrder.stream().allMatch(f -> seqs.getOrDefault(f, -1L) == first)) {
                return first + ":" + all;
            }
        }
        TreeMap<Long, StringJoiner> bySeq = new TreeMap<>();
        int found = put(seqs, inOrder, bySeq);
        if (found < seqs.size()) {
            bySeq.clear();
            put(seqs, seqs.keySet().stream().sorted().toList(), bySeq);
        }
        StringJoiner text = new StringJoiner(";");
        bySeq.forEach((seq, fields) -> text.add(seq + ":" + fields));
        return text.toString();
    }

    private static int put(
            Map<FieldId, Long> seqs, List<FieldId> inOrder, Map<Long, StringJoiner> bySeq) {
        int found = 0;
        for (FieldId field : inOrder) {
            Long seq = seqs.get(field);
            if (seq != null) {
                bySeq.computeIfAbsent(seq, s -> new StringJoiner(",")).add(field.value());
                found++;
            }
        }
        return found;
    }

    Map<FieldId, Long> read(String text) {
        Map<FieldId, Long> seqs = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            Long seq = Long.parseLong(text, at, colon, 10);
            at = colon + 1;
            if (text.length() - at == all.length() && text.endsWith(all)) {
                inOrder.forEach(f -> seqs.put(f, seq));
                return seqs;
            }
            boolean more = true;
            while (more) {
                int end = at;
                while (end < text.length() && text.charAt(end) != ',' && text.charAt(end) != ';') {
                    end++;
                }
                String name = text.substring(at, end);
                FieldId field = byName.get(name);
                seqs.put(field == null ? new FieldId(name) : field, seq);
                more = end < text.length() && text.charAt(end) == ',';
                at = end + 1;
            }
        }
        return seqs;
    }
}
