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
    all options|or else|or risk|retaliate~|retaliation|more to come
    will not tolerate|will tolerate|whether they like it|the hard way|do something|very hard|guns-a-blazing
    we are ready to go|next target|could be next|hell to pay|clamp down|must be put|right to take|price to pay
    heavy price|crush~|decisive response|vow~ revenge|vow~ victory|come to their rescue|would be considered
    will be considered|harsh response|forceful response|face the wrath|wiped off|strike again|pay dearly|regret it
    will act|swift response|respond with force|painful response|no leniency|no mercy|answered with|will answer
    will be answered|be met with|would match|will match|dollar for dollar|hit back
    hit them again|hit again|keep the pressure|keep up the pressure|go up to|go deeper|never get the bomb|from tomorrow
    dead in the water|hunt~ down|no place to hide|nowhere to hide|without mercy|dealt with|will not rest|will regret
    we will respond|go unanswered|teach~ * lesson|fire and fury|total destruction|to its knees|running out of time
    time is running out|patience is|last warning|final warning|be warned|playing with fire|play~ with fire|will suffer
    will be punished|will be crushed|make them pay|pay the price|price will be|unleash~|rain down|will be destroyed
    will come under|bring down the|harshest|strike back|reserves the right|reserve the right|countermeasures
    take all necessary|all necessary measures|all means|will not hesitate|not hesitate|painful|would be met|will be met
    will not relent|not relent|will not back down|will deepen|deeper if|if attacks
    be held responsible|be held accountable|hold accountable|hold them accountable|will be held|cannot stand by
    will not stand by|won't stand by|by force|by military means|will achieve|going to run|will run
    could close|will close|bloody nose|open the gates of hell|gates of hell""",
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
    no negotiations|not negotiate|have no right|has no right|not interested|unrealistic|non-negotiable|not negotiable
    not ready|not yet ready|not yet ready to
    not ready to|not prepared to|not willing to|not open to|no evidence|no proof|no indication
    not up for|off the table|under pressure|no intimidation|intimidated|be bullied
    not bow|not yield|not give in|not bend|no exemptions|no exceptions|no plan to|has no plan|have no plan
    no statements
    no such|not aware of|despicable lies|cheap lies|pack of lies|nothing of the kind|never sought|not seek|not aimed at
    biased|bias|exaggerated|overblown|inflated|sensationalised|sensationalized|out of context|one-sided|distorted
    distortion|predetermined|concocted|made up|made-up|invented|hearsay|speculation|speculative|rumours|rumors|unproven
    without evidence|unsubstantiated|no truth|contrary to reports|had nothing to do|nothing to do with|no role in
    no involvement|not involved|not responsible|no link|no links
    sovereign decision|internal affair|internal affairs|internal matter|purely defensive|purely peaceful
    not trade|not cede|not be ceded|not one inch|not an inch|not a single|not another|null and void|nonsense
    no point in|remains shut|remain shut|remains closed|not for|no question of|out of hand|not welcome|not extradite
    not arrest|not cooperate|not support|not recognise|not recognize|not consider|do not accept|does not accept
    fiction|myth|invention|slander|smear|libel|propaganda|unconvincing|far-fetched|contrary to the facts
    not under discussion|not on the agenda|no reason to|no need to|no room for|not allow|not let|not be allowed
    cannot say yes|say no|said no|says no|no deal|no compromise|not leave|never leave|never cede|not surrender
    never surrender""",
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
    slam~|derail~|malicious|manipulation|manipulations|buy time|destabilization|destabilisation|aggressive|besiege~
    siege|psychological warfare|negligent|negligence|collusion|collude~|cover-up|covering up|predatory|genocidal
    terrorism
    terrorist attack|terror attack|fraud|fraudsters|defraud~|scam|smuggle~|smuggling|trafficking|traffic drugs
    mastermind|masterminded|suspected of|plotted|plotting|conspire~|conspiracy|was convicted|were convicted|charged with
    indicted|weaponise~|weaponize~|weaponising|weaponizing|stalling|foot-dragging|obstruct~|obstruction|exploit~
    targeting civilians|being targeted|cynicism|deceit|deception|misled|mislead~|infiltrate~|infiltration|encroach~
    encroachment|seize~ land
    grab land|land grab|colonise~|colonize~|dictator|dictatorship|tyranny|tyrant|repression|repressive|oppress~
    oppression|abuse~|abuses|torture~|tortured|war criminal|war criminals|thugs|puppet|puppets|illegitimate|rigged|stole
    ethnic cleansing|famine|deliberately|deliberate|complicit|complicity|pressure campaign|economic warfare|suffocation
    responsible for|to blame|at fault|guilty of|evade sanctions|evading sanctions|circumvent~|sponsor of terror
    sponsors of terror|interfere~|ultimatum|cowards|lawlessness|incite~|incitement|hatred|threatening our""",
    ),
    (
        Plover.REQUEST,
        1.2,
        """
    must|should|need to|needs|need|call~ on|call~ for|call~ upon|urge~|demand~|it's time|it is time|ought to
    ask~ for|appeal~ for|appeal~ to|constructive role|desire for|want~ to see|better wise up|get their act together
    let us|has to|have to|had better|we want|i want|request~|insist~ on|press~ for|push~ for|pressing for|at once and
    immediately release|must be free|let * trucks|let * in|for help|plea|we call|i call|please
    would like to see|hope~ that|hoping that|priority is|plead~|implore~|beseech~|exhort~|appeal~ for|called upon
    expects * to|wants * to|seeks * to|it is necessary|is needed|are needed|is required
    stop now|needs to|ought|we ask|we urge|we demand|handle * with|stay out of|look inside|give us|free them""",
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
    great honor|great honour|masterclass|wonderful|we support|support for|supports|courage|hero|heroes
    backs|backed|backing|back the|back a|back its|back his
    endorse~|hail~|applaud~|rock solid|rock-solid|ironclad|dear friend|big thanks|many thanks|thanks to|delighted
    delight|glad|pleased
    good news|great news|wonderful|regards|legitimate president|as president-elect|heartfelt|sympathy|brave|bravery
    friendship|brother|brothers|shoulder to shoulder|on the right side|stands with|unshakable|unshakeable|unbreakable
    step forward|step in the right direction|breakthrough|inspiring|inspired|bond between|shared values|best friend
    better friend|better friends|closest ally|close ally|steadfast|tribute|pay~ tribute|salute~|honours|honors|cherish~
    on behalf of our people|eternal friendship|good for|success for|proud to|well done|superb
    outstanding|magnificent|remarkable|exemplary|kindness|compassion|respect for|mourn~|mourning|our thoughts|grieve~
    happy new year|best wishes|happy to""",
    ),
    (
        Plover.COOPERATE,
        2.0,
        """share~ intelligence|shared intelligence|cooperate~ with|is cooperating|security cooperation|joint operation
    joint patrol|joint exercise|work~ together|jointly|coordinate~ on|to coordinate|coordinate~ with
    agreed to coordinate|agreed to cooperate|joint patrols
    jointly|joint force|shared data|hand~ over evidence|extradited""",
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
    in favour of|will finance|will fund|will deliver|will supply
    will sell|will buy|could meet|can meet|may meet|would meet|ready to meet|willing to meet|happy to meet
    open to meeting
    prepared to meet|will take in|will come again|will stay|will remain|will keep helping|keep helping|will host
    to host|will honour|will honor|will abide|will respect|stands by its|commitment to|will take place|would take part
    will take part|will contribute|will grant|will waive|gives its consent|consents|have a deal|signed up to""",
    ),
    (
        Plover.CONSULT,
        1.2,
        """
    talks|negotiate~|negotiation|negotiations|discuss~|discussion|discussions|met|meeting|meetings|progress
    consult~|consultations|dialogue|phone call|closer than ever|finalise~|finalize~|finalization|briefed
    agreement on|framework|addressed|feedback|largely agreed|conversation|mediate~|mediation|exchanged views
    exchange of views|spoke with|spoke by|spoken to|the plan|proposal|constructive|productive|fruitful|useful|frank
    call with|spoke on the phone|on the phone|first round
    second round|next round|third round|will visit|visits|visited|mediators|negotiators|exchange~ * views
    list of issues
    drawn up|in-depth|granular|close to an agreement|closing in on|gaps|sticking points|sticking point|drafts
    talking to us|seriously talking|in contact|in touch with|text of""",
    ),
    (
        Plover.SANCTION,
        2.0,
        """
    no longer be exported|revoke~ * visa|revoke~ * visas|reciprocity|will apply the same|impose~|ban~|banned
    suspend~|cancel~|cancelled|expel~|blacklist~|sanctions on|halt~|cut~ off|terminate~|withdraw~ from|freeze~
    recall~ * ambassador|stop payments|stop~ payments|no longer get|unwelcome|quit~|leaving the|closed its doors
    will halt
    will stop|stop~ funding|end~ funding|expulsion of|barred from|bar~ * from|shut~ * airspace|close~ * embassy
    sever~|break~ off|downgrade~|revoke~|withhold~|asset freezes|penalties on|controls on|strip~ * of|declared persona
    persona non grata|travel ban on|blacklisted|embargo on|pull~ * funding|will cut|suspended its|pulling out of""",
    ),
    (
        Plover.RETREAT,
        2.0,
        """
    will withdraw|will release|will lift|will drop|will pause|step~ down|resign~|disarm~|back~ down|release~
    lay down|lift~ the ban|lift~ sanctions|lift~ the blockade|ceasefire declared|will reopen|pull~ out|withdrawing
    will fall|would fall|fall to|come~ down to|slashed|will be cut|would be slashed|exempt~|waive~|scrap~
    lower~|easing sanctions|easing of|will be lifted|is lifting|lifting the|unfreeze~|reopened|freeing|freed
    is releasing|set~ free
    will free|bringing * home|bring~ * home|coming home|is handing over|stand~ down
    has pulled back|pulling back|unilateral halt|halt to|hold~ fire|suspended strikes|dropped its|give~ up its""",
    ),
    (
        Plover.MOBILIZE,
        1.6,
        """deploy~|mobilise~|mobilize~|on high alert|on alert|reinforce~|test-fire~|test-launch~|stepped up patrols
    drills|manoeuvres|maneuvers|exercises|war games|carrier group|strike group|heading to|steaming
    reservists|call~ up|massing|mass~ troops|build-up|buildup|reinforcements|on standby|combat readiness|scramble~
    scrambled""",
    ),
    (
        Plover.AID,
        1.6,
        """
    provide~ * aid|deliver~ * aid|send~ * aid|provide~ * assistance|humanitarian assistance|deliver~ * weapons
    send~ * weapons|million in|billion in|million for|billion for|million to help|airlift~|airdrop~|drop~ food
    drop * food
    relief supplies|rescue team|field hospital|emergency aid|donate~|kroner for""",
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
breaks law|breaks the law|breaches law|breaks international law|against the law
violation|violations|violate~|violating|flagrant|blatant|contrary to international law|against international law
disastrous|catastrophic|catastrophe|disappointing|unhelpful|destabilising|destabilizing|undermine~|escalatory
escalate~|escalation|stunt|publicity stunt|sham|charade|hoax|pretext|vendetta|witch hunt|execution without trial
lawless|lawlessness|banditry|gangsterism|thuggish|strangulation|stranglehold|collective punishment|suffocating
beneath|unworthy|unfounded|ridiculous|laughable|outdated|pointless|senseless|intolerable|inadmissible|inexcusable
indefensible|unwise|premature|ill-advised|heavy-handed|excessive|disproportionate|deplore~|deplorable|condemn~
shocked|alarming|rogue|economic war|economic warfare|economic terrorism|expansionist|warmongering|sabre-rattling
saber-rattling|tyranny|unilateral|breach|infringe~|infringement|plunder|looting|hurt~|harm~|harmful|damaging
vicious|wicked|evil|monstrous|sinister|meddling|interference|trample~|mockery|dead letter|not worth the paper|siege
prize for|reward for|gift to|rehearsal for|recipe for|blow to|affront to|threat to|danger to|assault on|obstacle to
stain on|licence to|license to|invitation to war|step back|step backwards|setback|dead end"""
