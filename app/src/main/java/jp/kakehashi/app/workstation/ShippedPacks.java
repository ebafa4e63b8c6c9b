package jp.kakehashi.app.workstation;

import java.util.List;
import java.util.function.Function;
import jp.kakehashi.adminui.desk.Pack;
import jp.kakehashi.app.city.City;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// The packs of this program beside what head office has of their ledgers.
final class ShippedPacks {
    private ShippedPacks() {}

    /// All of them; `published` gives the newest version of a ledger, null where there is none.
    static List<Pack> beside(Function<LedgerId, @Nullable LedgerDefinition> published) {
        return City.PACKS.stream()
                .map(
                        name -> {
                            String text = City.ledgerText(name, name);
                            LedgerDefinition shipped = new DefinitionYaml().read(text);
                            return new Pack(name, shipped, text, published.apply(shipped.id()));
                        })
                .toList();
    }
}
