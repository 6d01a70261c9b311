"""Words that tell which PLOVER type words are, as plain lists: phrases between bars, ``*`` for up to a few words.

A trailing ``~`` takes every form of the verb ("accuse~": accuses, accused, accusing).
"""

from bot.model import Plover

ACT_WORDS: tuple[tuple[Plover, float, str], ...] = (
    (
        Plover.THREATEN,
        2.0,
        """
    will be hit|will hit|will strike|will attack|will respond|will retaliate|will pay|will face|will destroy
    consequences|locked and loaded|severe response|legitimate target|legitimate targets|combat targets|take up arms
    all options|or else|or risk|retaliate~|retaliation|threaten~|threaten~ to|threatening|more to come
    will not tolerate|will tolerate|whether they like it|the hard way|do something|very hard|guns-a-blazing
    we are ready to go|next target|could be next|hell to pay|clamp down|must be put|right to take|price to pay
    heavy price|crush~|decisive response|vow~ revenge|vow~ victory|come to their rescue|would be considered
    will be considered|harsh response|forceful response|face the wrath|wiped off|strike again|pay dearly|regret it
    will act|swift response|respond with force|painful response|no leniency|no mercy""",
    ),
    (
        Plover.ASSAULT,
        2.2,
        """
    launch~ * strike|launch~ * strikes|launch~ * attack|launch~ * operation|carried out * strike
    carried out * strikes|carried out * attack|conducted * strike|conducted * strikes|struck|killed * strike
    killed in|bombed|into custody|captured|kinetic strike|kinetic strikes|strike targeted|airstrikes in
    perfect strikes|shot down|destroyed|fired * missiles|seized control|killed or captured""",
    ),
    (
        Plover.REJECT,
        1.6,
        """
    reject~|will not|won't|would never|will never|no way|not true|untrue|false|baseless|fabricated|fabrication|lies
    lie|rule~ out|refuse~|not for sale|red line|red lines|non-negotiable|absurd|not an object|nonsense|never agree
    no ceasefire|no christmas ceasefire|by what right|don't believe|do not believe|not going to|not accept
    unfounded|has to be respected|deny~|dismiss~|end of nato|end nato|i am not|we are not|oppose~|not the case
    never happened|fake|fake news|no intention of|no plans to|groundless|out of the question|inaccurate
    not accurate|misleading|completely false|no basis|do not belong|cannot accept|can't accept|no talks
    no negotiations|not negotiate|have no right|has no right|not interested|unrealistic""",
    ),
    (
        Plover.ACCUSE,
        1.6,
        """
    condemn~|unacceptable|illegal|illegally|violate~|violation|violations|aggression|provocation|provocations
    provocative|blackmail|crime|crimes|brutal|brutality|blame~|accuse~|hegemonic|hegemony|rogue|escalating
    escalation|coercive|intimidation|barbarian|lunatic|sick|dealer|cocaine|stained|reckless|irresponsible|shameful
    outrage|outrageous|deplore~|shocked|cowardly|kidnapping|discrimination|apartheid|genocide|impose themselves
    undermine~|bad signal|stolen|steal~|corrupt|corruption|massacre|atrocity|atrocities|poor fishermen|killing of
    killings|persecution|illegally seized|ruining|hypocrisy|hypocritical|propping up|prop~ up|dangerous|disgraceful
    barbaric|inhumane|terrorist agents|state terrorism|war crime|war crimes|colonial|imperialist|imperialism
    theft|robbery|farce|trap|bullying|extortion|null and void|unjust|unjustified|unfair|hostile|disgrace|scandalous
    cynical|betrayal|insult|affront|act of war|inhuman|cruel|immoral|despicable|appalling|heinous|misguided|unwarranted
    unprovoked|arbitrary|coercion|colonialism|flagrant|blatant|regrettable|disappointing|strangulation|strangling
    strangle~|suffocate~|starve~|collective punishment|sham|charade|pretext|plunder|looted|loot~|lawless|banditry
    expansionist|warmongering|sabre-rattling|mistake|blunder|folly|madness|double standards|beneath|not living up
    live up to|not kept|broke its word|broken its word|breaks its word|reneged|renege~|bad faith|cheat~|ripping off
    rip~ off|took advantage|take~ advantage|taken advantage|opened fire|open~ fire|shelled|fomenting|foment~|arming
    fuelling|fueling|harbour~|harbor~|bully~|trample~|mockery|execution without trial|carried out killings|massacred
    disappointed|disappoints|alarmed|appalled|outraged|dismayed|horrified|deeply concerned about|meddles|trap
    unlawful|failed to|failure to|sabotage~|meddle~|meddling|interference|destabilise~|destabilize~|threat to peace
    threat to international|against international law|breach of|breach~|occupier|criticise~|criticize~|denounce~
    slam~""",
    ),
    (
        Plover.REQUEST,
        1.2,
        """
    must|should|need~ to|needs|need|call~ on|call~ for|call~ upon|urge~|demand~|it's time|it is time|ought to
    ask~ for|appeal~ for|appeal~ to|constructive role|desire for|want~ to see|better wise up|get their act together
    let us|has to|have to|had better|we want|i want|request~|insist~ on|press~ for|push~ for|pressing for""",
    ),
    (
        Plover.SUPPORT,
        1.6,
        """
    thank~|thank you|grateful|gratitude|welcome~|proud|praise~|stand~ with|stand~ by|standing with|congratulate~
    solidarity|apologise~|apologize~|apology|sorry|great relationship|good relationship|very good relationship
    excellent relationship|strategic ties|terrific person|good friend|great friend|recognise~|recognize~
    recognition|appreciate~|honoured|honored|milestone|historic|continue to support|admire~|commend~|condolences
    constructive contribution|fight for them|full support|unwavering|brotherly|our support|their support
    great honor|great honour|masterclass|wonderful|we support|support for|supports|courage|hero|heroes|back~
    endorse~|hail~|applaud~""",
    ),
    (
        Plover.COOPERATE,
        2.0,
        """share~ intelligence|shared intelligence|cooperate~ with|is cooperating|security cooperation|joint operation
    joint patrol|joint exercise|work~ together|jointly""",
    ),
    (
        Plover.AGREE,
        2.6,
        """is ready|are ready|ready to|open to|willing to|prepared to|ready for talks|ready for dialogue
    is ready for talks|ready for negotiations|is ready for dialogue|is ready for negotiations""",
    ),
    (
        Plover.AGREE,
        1.4,
        """
    ready for|offer~|agree~ to|agree~ on|agreed|pledge~|promise~|commit~|committed to|will work|will provide
    will send|will sign|will participate|will support|will help|will join|will continue|accept~|sign~|signed
    intention to|declaration of intent|pave~ the way|look~ forward|reach~ * agreement|we have a deal|have agreed
    in favour of""",
    ),
    (
        Plover.CONSULT,
        1.2,
        """
    talks|negotiate~|negotiation|negotiations|discuss~|discussion|discussions|met|meeting|meetings|progress
    consult~|consultations|dialogue|phone call|closer than ever|finalise~|finalize~|finalization|briefed
    agreement on|framework|addressed|feedback|largely agreed|conversation|mediate~|mediation|exchanged views
    exchange of views|spoke with|spoke by|spoken to|the plan|proposal""",
    ),
    (
        Plover.SANCTION,
        2.0,
        """
    no longer be exported|revoke~ * visa|revoke~ * visas|reciprocity|will apply the same|impose~|ban~|banned
    suspend~|cancel~|cancelled|expel~|blacklist~|sanctions on|halt~|cut~ off|terminate~|withdraw~ from|freeze~
    recall~ * ambassador""",
    ),
    (
        Plover.RETREAT,
        2.0,
        """
    will withdraw|will release|will lift|will drop|will pause|step~ down|resign~|disarm~|back~ down|release~
    lay down|lift~ the ban|lift~ sanctions|lift~ the blockade|ceasefire declared|will reopen|pull~ out|withdrawing""",
    ),
    (
        Plover.MOBILIZE,
        1.6,
        """deploy~|mobilise~|mobilize~|on high alert|on alert|reinforce~|test-fire~|test-launch~|stepped up patrols""",
    ),
    (
        Plover.AID,
        1.6,
        """
    provide~ * aid|deliver~ * aid|send~ * aid|provide~ * assistance|humanitarian assistance|deliver~ * weapons
    send~ * weapons""",
    ),
)

# Judgements: what is called so, or said to be so, is spoken against.
JUDGEMENTS = """
theft|robbery|daylight robbery|highway robbery|trap|farce|mistake|grave mistake|blunder|folly|madness|insanity|bullying
blackmail|extortion|nonsense|absurd|absurdity|regrettable|null and void|unjust|unjustified|unjustifiable|unfair
unacceptable|illegal|illegally|unlawful|illegitimate|hostile|provocation|provocations|provocative|reckless
irresponsible|dangerous|shameful|shame|disgrace|disgraceful|scandal|scandalous|cynical|cynicism|hypocritical|hypocrisy
double standards|betrayal|stab in the back|insult|insulting|humiliating|humiliation|affront|slap in the face
aggression|act of war|declaration of war|crime|crimes|criminal|barbaric|barbarism|barbarous|brutal|brutality|inhumane
inhuman|cruel|cruelty|immoral|outrage|outrageous|despicable|appalling|abhorrent|heinous|cowardly|atrocious
counterproductive|counter-productive|misguided|unwarranted|unprovoked|groundless|baseless|arbitrary|discriminatory
discrimination|coercion|coercive|intimidation|colonial|colonialism|imperialist|imperialism|hegemonic|hegemony
violation|violations|violate~|violating|flagrant|blatant|contrary to international law|against international law
disastrous|catastrophic|catastrophe|disappointing|unhelpful|destabilising|destabilizing|undermine~|escalatory
escalate~|escalation|stunt|publicity stunt|sham|charade|hoax|pretext|vendetta|witch hunt|execution without trial
lawless|lawlessness|banditry|gangsterism|thuggish|strangulation|stranglehold|collective punishment|suffocating
beneath|unworthy|unfounded|ridiculous|laughable|outdated|pointless|senseless|intolerable|inadmissible|inexcusable
indefensible|unwise|premature|ill-advised|heavy-handed|excessive|disproportionate|deplore~|deplorable|condemn~
shocked|alarming|rogue|economic war|economic warfare|economic terrorism|expansionist|warmongering|sabre-rattling
saber-rattling|tyranny|unilateral|breach|infringe~|infringement|plunder|looting|hurt~|harm~|harmful|damaging
vicious|wicked|evil|monstrous|sinister|meddling|interference|trample~|mockery|dead letter|not worth the paper|siege"""
