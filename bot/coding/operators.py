"""Words that turn, keep or end what they govern, as plain lists: the verbs of doing and undoing in diplomatic English.

Each list holds one form of a verb (with its particle); the codebook adds the other forms. UNDO turns the sign of what
follows ("lifts sanctions"), DO keeps it ("imposes sanctions"), EDGE ends the reach of the words before it.
"""

UNDO = """
reject|refuse|refuse to|rule out|cancel|cancel all|call off|scrap|shelve|drop|abandon|ditch|axe|bin|nix|halt|pause
suspend|postpone|delay|defer|put off|put on hold|put on ice|push back|freeze|end|stop|block|veto|oppose|object to
resist|condemn|denounce|decry|deplore|slam|blast|criticise|criticize|lambast|lambaste|rebuke|warn against
caution against|advise against|withdraw|withdraw from|pull|pull out|pull out of|pull back|quit|leave|exit|lift|ease
loosen|relax|cut|slash|lower|reduce|trim|scale back|scale down|roll back|wind down|draw down|phase out|remove
revoke|rescind|repeal|overturn|annul|void|nullify|terminate|walk away from|walk out of|back out of|back away from
back down on|back off|back down from|step back from|renege on|go back on|tear up|rip up|boycott|skip|snub|spurn
shun|dismiss|deny|ban|barred|prohibit|forbid|outlaw|prevent|avoid|avert|fail to|decline|decline to|stop short of
cast doubt on|doubt|question|defy|protest|protest against|turn down|brush off|rebuff|repel|repudiate|disavow
renounce|relinquish|waive|exempt|spare|hold off|hold off on|hold back|refrain from|steer clear of
distance itself from|pull the plug on|put an end to|bring an end to|call for an end to|urge an end to
demand an end to|dissolve|disband|dismantle|curb|restrict|limit|deter|thwart|foil|derail|torpedo|undermine|sabotage
violate|breach|break|collapse|fall through|stall|break down|lapse|expire|lose|downplay|play down|dispute|refute
rebut|contest|regret|give up|forgo|undo|withhold|intercept|turn back|deport|expel|evacuate|ignore|mock|ridicule
be against|say no to|vote against|vote down|strike down|back-pedal on|walk back|fear|escape|survive|counter
push back against|push back on|hit back at|hit out at|fire back at|repulse|deescalate|de-escalate|slow|unwind
cease|should go|must go|has to go|have to go
discontinue|blink on|cave on|climb down on|climb down over|back down over|backtrack on|row back on|u-turn on|backflip on
go away|hold up|shut|pull plug on|disinvite|uninvite|disapprove of|resent|lament|complain about|tone down|evade"""

DUTY = r"must|should|needs? to|ha(?:s|ve|d) to|ought to"  # as alternatives of a pattern: what is asked of somebody

NEGATORS = """
not|no|never|n't|cannot|can't|won't|wouldn't|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|hasn't|haven't|hadn't
shouldn't|nor|neither|against|no longer|not to|unlikely to|unlikely|unwilling to|impossible to|impossible
pointless to|no point in|reluctant to|no plans to
no plans for|no question of|no intention of|no intention to|no need for|no need to|not ready|not ready to|off the table
out of the question|unacceptable|illegal|unlawful|unjustified|wrong|end to|an end to|the end of|stop to|halt to
absence of|lack of|instead of|rather than|opposition to|refusal to|refusal of|rejection of|suspension of
withdrawal of|withdrawal from|cancellation of|lifting of|removal of|pause in|pause on|freeze on|ban on
restrictions on|restriction on|curbs on|checks on|limits on|moratorium on|block on|criticism of
condemnation of|denial of|relief from|exemption from|cut in|cuts to|anti|collapse of|danger of|risk of|outrage over
nothing|nobody|no one|no-one|none of|no sense in|too early to|too early for|too soon to|too soon for|premature to
not the time to|not the time for|not the right time to|not the right time for|not the moment to|not the moment for
not convinced|not convinced that|unconvinced that
objection to|objections to|makes no sense|made no sense|make no sense|premature|unnecessary
on hold|on ice|on pause
not be the first to|not the first to|done with|finished with|through with|nor will|nor would
response to|retaliation against|retaliation for|anger over|anger at|alarm at|alarm over|concern over|fears of
fear of"""

PSEUDO = """
trade representative|trade minister|trade secretary|trade commissioner|trade ministry|trade department|trade envoy
business council|security council|war secretary|secretary of war|department of war|war department|war cabinet
homeland security|border czar|border police|border guards|border guard|customs and border protection|aid minister
energy minister|oil minister|oil ministry|peace council|presidential council|told reporters|tells reporters
told journalists|press conference|news conference
not shrink from|not flinch from|not shy from|not shy away from|not balk at|not think twice about|not be deterred from
not refrain from|not tire of|not stop short of|nothing will stop|nothing would stop|nothing can stop
nothing could stop|nothing will prevent|nothing would prevent
nothing will deter|nothing would deter|no one will stop|no one can stop|nobody will stop|nobody can stop
no objection to|no objections to|no objection|no objections|no alternative to|no substitute for|no other way than
no other way but|nothing wrong with|no problem with|nothing against|not afraid of
must go through|must go ahead|must go on|must go further|must go forward|must go to|should go through|should go ahead
should go to|should go further|should go on|has to go through|has to go ahead|has to go to|have to go to
have to go ahead
not only|no doubt|not just|not rule out|not ruled out|not ruling out|won't rule out|doesn't rule out
refuses to rule out|refused to rule out|refusing to rule out|declines to rule out|declined to rule out
does not rule out|did not rule out|didn't rule out|cannot rule out|can't rule out|has not ruled out
hasn't ruled out|not opposed to|not against|no longer opposes|not hesitate to|not hesitate|not hesitate to use
wouldn't hesitate to|won't hesitate to|without precedent|not excluded|nothing but|no less than|stop at nothing
no matter|if not|why not|whether or not|not to mention|cut a deal|cuts a deal|strike a deal|broke off|break even
end up|ends up|leave open|left open|cut off from|pull off|armed forces
not up for discussion|non-negotiable
not negotiable|not up for negotiation|not for negotiation|not open to negotiation|not open for discussion
not open to discussion|not a bargaining chip|not bargaining chips|not for bargaining|rule of law
special forces of|law enforcement|line of duty|trade places|peace of mind|oil paintings|war of words
war crimes tribunal
under no illusion|no illusions|no choice but to|no option but to|no excuse for|no place for
strike deal|strikes deal|struck deal|strikes a deal|struck a deal
strike pact|strikes pact|strike an agreement
strikes an agreement|struck an agreement|strike trade deal|strikes trade deal|strike peace deal
in charge|take charge|takes charge|took charge
strikes conciliatory tone|strikes a conciliatory tone|struck a conciliatory tone|strikes softer tone
strike a balance|strikes a balance|striking a balance|strike a tone|strikes a tone|strike a chord|strikes a chord
let go of|letting go of|no longer far off|not far off|no longer far"""

DO = """
adopt|vote for|take in|bring back|repatriate|hand over|let in|let into|allow in|sell|buy|ship|transfer
agree to|take part in|participate in|contribute to|be part of|agree|agree on|approve|authorise|authorize|order
impose|slap|announce|launch|begin|start|open|reopen
resume|restart|restore|reinstate|renew|revive|continue|keep|maintain|uphold|extend|expand|raise|hike|increase
double|triple|tighten|toughen|step up|ramp up|intensify|escalate|push for|press for|push ahead with
press ahead with|go ahead with|move forward with|proceed with|carry out|conduct|hold|host|attend|join|sign|ratify
endorse|back|support|favour|favor|welcome|hail|praise|applaud|embrace|accept|commit to|pledge|pledge to|vow|vow to
promise|promise to|offer|offer to|propose|invite|seek|want|want to|need|plan|plan to|intend to|consider|weigh|mull
eye|threaten|threaten to|demand|call for|urge|ask for|request|insist on|reaffirm|reiterate|defend|justify|send
deploy|dispatch|deliver|provide|supply|give|grant|allow|permit|let|receive|secure|reach|strike|clinch|seal|conclude
finalise|finalize|negotiate|discuss|prepare|prepare for|enter|recognise|recognize|declare|proclaim|claim|confirm
admit|acknowledge|be ready to|be ready for|be open to|be willing to|be prepared to|close to|move towards
move toward|set to|release|free|return|honour|honor|respect|implement|enforce|execute|perform|test|test-fire|fire
enrich|build|rebuild|develop|unveil|greenlight|green-light|sponsor|fund|finance|put its name to|put his name to
put our name to|put its signature to|unfreeze"""

EDGES = """
but|after|as|amid|amidst|while|despite|over|because|if|until|unless|without|when|before|since|following|in the wake of
in response to|although|though|whereas|in case|so that|which|who|whom|whose|where|following|hours after|days after
citing|even as|that would|that will|that could|that might|in retaliation for|due to|in protest at|in protest over
for fear of|however|meanwhile|ahead of
in exchange for|in return for"""


def spaced(block: str) -> frozenset[str]:
    """Split a list of single words between spaces."""
    return frozenset(block.split())


FAINT = spaced(
    """
    war wars fighting clashes meeting meetings visit trip tour delegation delegations drugs intelligence
    protest protests civilians journalists crossing crossings strait airspace independence
    charges trial funding loan grant nuclear arms missile missiles drones weapons weapon submarine barrels
    migration immigration refugees migrants assistance escalation victory drill drills raid operation relations
    contacts tensions combat unrest espionage hacking resignation election elections market provocation
    hunger reconstruction financing membership investigation probe oil gas capture
    precondition compromise mediator intermediary intermediaries hotline overture peace tension ambassador
    ambassadors ties consul consuls blueprint penalties waiver countermeasures quotas exemptions dumping trade
    investors investment investments commerce business exports imports exporters fuel petrol diesel electricity coal
    drilling refinery refineries refiners crude conflict artillery rockets bombs battle explosion explosions blasts
    force bloodshed warfare soldiers brigade brigades destroyer destroyers frigate frigates observers patrols
    reinforcements battalion battalions marines calm pause legitimacy soil territory territories island islands
    homeland motherland settler settlers separatists separatist boundary boundaries borders sovereignty coastguard
    allies ally partnership convention protocol charter neutrality enlargement secretariat ratification
    convoy convoys relief medicine medicines donors donor charity charities vaccines doses floods disaster earthquake
    rebuilding survivors humanitarian flour debt debts credit bonds contribution contributions creditors lenders
    shells rifles jets helicopters submarines rocket satellite ballistic arming arsenal doctrine reactor reactors
    deterrent deterrence atomic prison prisons jail jailed custody detention swap detained dissidents inmates captive
    entry visitors tourists foreigners travellers travelers migrant expulsion border ships ship vessels vessel
    passage transit canal port ports harbour frontier checkpoint checkpoints flights shipping hijacking
    judge judges court courts prosecutor prosecutors suspects suspect killers ruling verdict fraud audit treason
    arrests conviction fugitive perpetrators culprit culprits jurisdiction activists activist camps reporters rally
    rallies girls minorities minority dissident abuse abuses riots rioters lockdown carnage slaughter hang execute
    warplane warplanes
    purge beaten beating unarmed vote ballot polls winner transition parliament constitution candidate candidates
    presidency extremists terrorism spies spy agents propaganda militias militia militants hang loot deploy station
    reinforcing convention donate raid pound fund jail soldier isolation map belongs enemy aggressor invader invaders
    aggressors
    channels talking negotiating truck trucks lorry lorries bridge road roads railway airport airports airlines airline
    boats fishermen bread rice meals tents blankets cameras cell cells residence citizenship customs minerals app bonds
    clause collective flank umbrella spin repayment repayments guns armour carriers squadron regiment bullet bullets
    newspaper newspapers victims truck ferry ferries cannon radiation displace talk encounter bond designated exiled
    minerals magnets processors sabotage blast drought quake hurricane mobilise mobilize deported magistrate ratify
    restraint occupation embassy embassies"""
)


STRONG = spaced(
    """sanctions sanction tariffs tariff ceasefire truce troops talks negotiations visas visa hostages prisoners
    blockade
    annexation annex recognition invasion airstrikes airstrike extradition embargo enrichment deportation deportations
    settlements accession amnesty snapback inquiry"""
)
FAINT_PHRASES = frozenset(
    {
        "withdraw from",
        "pull out of",
        "travel to",
        "head to",
        "fly to",
        "talk to",
        "speak to",
        "air defence",
        "air defences",
        "air defense",
        "air defenses",
        "fighter jet",
        "fighter jets",
        "combat aircraft",
        "talking to",
        "spoke with",
        "speak with",
        "meet with",
        "peace in",
        "war with",
        "restrictions on",
        "controls on",
        "duties on",
        "stand up",
        "stay away",
        "member of",
        "their own future",
        "the pause",
        "at gunpoint",
        "dealt with",
        "departure from",
        "set foot",
        "let out",
        "those behind",
        "the men who",
        "polling stations",
        "young people",
        "innocent people",
        "pass through",
        "the fund",
        "held in",
        "food for",
        "land for",
        "water supply",
        "a pause",
        "status quo",
        "our land",
        "from entering",
        "come home",
        "for help after",
        "is ours",
        "are ours",
        "under pressure",
        "look into",
        "pull * out of",
        "fire on",
        "fire at",
    }
)


def words(block: str) -> tuple[str, ...]:
    """Split one of the lists above into its phrases."""
    return tuple(part.strip() for line in block.splitlines() for part in line.split("|") if part.strip())
