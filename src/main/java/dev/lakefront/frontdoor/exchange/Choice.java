package dev.lakefront.frontdoor.exchange;

import dev.lakefront.frontdoor.page.WhoAmI.Why;
import dev.lakefront.frontdoor.rule.PersonaCookie;
import dev.lakefront.frontdoor.settings.FrontDoorSettings;
import dev.lakefront.frontdoor.settings.People;
import dev.lakefront.frontdoor.settings.Person;
import dev.lakefront.identity.Caller;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Who is asking, and why it is that person: a token that the client brings says it first, then the
 * host, then the cookie.
 */
record Choice(Person person, Why why) {
    static Choice of(HttpRequest inbound, FrontDoorSettings settings) {
        People people = settings.people();
        Person named = people.withId(settings.admission().personOf(inbound));
        if (named != null) {
            return new Choice(named, Why.HOST);
        }
        Person chosen = people.withMark(PersonaCookie.markIn(inbound));
        return chosen == null
                ? new Choice(people.usual(), Why.DEFAULT)
                : new Choice(chosen, Why.COOKIE);
    }

    /** Of a request whose token is this one's. */
    static Choice of(Caller owner, FrontDoorSettings settings) {
        return new Choice(settings.people().owner(owner), Why.TOKEN);
    }
}
