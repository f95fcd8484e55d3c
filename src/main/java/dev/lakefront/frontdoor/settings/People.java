package dev.lakefront.frontdoor.settings;

import dev.lakefront.identity.BearerCallers;
import dev.lakefront.identity.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Whom requests come from: somebody if they say nothing else, and those who can be chosen. */
public final class People {
    private final Person usual;
    private final Map<String, Person> byId = new TreeMap<>();
    private final Map<String, String> marks = new ConcurrentHashMap<>();
    private final BearerCallers bearers;

    private People(Person usual, List<Person> others, BearerCallers bearers) {
        this.usual = usual;
        this.bearers = bearers;
        others.forEach(person -> byId.put(person.id(), person));
        byId.put(Person.ANONYMOUS.id(), Person.ANONYMOUS);
    }

    /**
     * These people.
     *
     * @param choices who can be chosen, besides {@link Person#ANONYMOUS}
     * @param bearers whoever brings a token
     */
    public static People of(Person usual, List<Person> choices, BearerCallers bearers) {
        return new People(usual, choices, bearers);
    }

    public Person usual() {
        return usual;
    }

    public BearerCallers bearers() {
        return bearers;
    }

    /** Who brings a token of a persona's or somebody else's. */
    public Person owner(Caller caller) {
        CompletableFuture<Caller> known = CompletableFuture.completedFuture(caller);
        return new Person("", () -> known, usual.scopes());
    }

    /** Whom this id chooses; null if it is nobody's. */
    public @Nullable Person withId(@Nullable String id) {
        return id == null ? null : byId.get(id);
    }

    /**
     * What stands for this person where a client says whom it has chosen. It is made when somebody
     * first chooses the person, and cannot be guessed: no script can write it. It ends with the
     * run.
     */
    public String markOf(Person person) {
        return marks.computeIfAbsent(person.id(), id -> id + "." + UUID.randomUUID());
    }

    /** Whom this stands for; null if it is nobody's mark. */
    public @Nullable Person withMark(@Nullable String mark) {
        if (mark == null) {
            return null;
        }
        Person named = withId(mark.substring(0, Math.max(0, mark.indexOf('.'))));
        return named != null && mark.equals(marks.get(named.id())) ? named : null;
    }

    /** In alphabetical order. */
    public List<String> ids() {
        return new ArrayList<>(byId.keySet());
    }
}
