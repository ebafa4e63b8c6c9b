package jp.kakehashi.records;

/// Ledger definitions as the YAML of a pack, `resources/packs/<service>/<ledger>.yaml`: readable
/// and mendable by staff. A mistake is refused with the place where it stands; an unknown word is a
/// mistake, because a misspelt rule would otherwise silently not hold.
public final class DefinitionYaml {
    private final PackYaml yaml = new PackYaml();

    /// A reader and writer; safe for use from many threads.
    public DefinitionYaml() {}

    /// Reads a definition.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.pack.syntax` with the line, or
    ///     `problem.pack.content` with the path of the mistake
    public LedgerDefinition read(String text) {
        return new DefinitionTree(yaml.read(text)).definition();
    }

    /// Writes a definition so that {@link #read} gives the same one back.
    public String write(LedgerDefinition definition) {
        return yaml.write(DefinitionWords.of(definition));
    }
}
