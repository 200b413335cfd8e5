import type { LucideIcon } from '@lucide/svelte';
import Anchor from '@lucide/svelte/icons/anchor';
import Apple from '@lucide/svelte/icons/apple';
import Banana from '@lucide/svelte/icons/banana';
import Bed from '@lucide/svelte/icons/bed';
import Bell from '@lucide/svelte/icons/bell';
import Bike from '@lucide/svelte/icons/bike';
import Bird from '@lucide/svelte/icons/bird';
import Bone from '@lucide/svelte/icons/bone';
import Book from '@lucide/svelte/icons/book';
import Bug from '@lucide/svelte/icons/bug';
import Bus from '@lucide/svelte/icons/bus';
import Cake from '@lucide/svelte/icons/cake';
import Camera from '@lucide/svelte/icons/camera';
import Carrot from '@lucide/svelte/icons/carrot';
import Castle from '@lucide/svelte/icons/castle';
import Cat from '@lucide/svelte/icons/cat';
import Cherry from '@lucide/svelte/icons/cherry';
import Cloud from '@lucide/svelte/icons/cloud';
import Clover from '@lucide/svelte/icons/clover';
import Coffee from '@lucide/svelte/icons/coffee';
import Compass from '@lucide/svelte/icons/compass';
import Crown from '@lucide/svelte/icons/crown';
import Gem from '@lucide/svelte/icons/gem';
import Dices from '@lucide/svelte/icons/dices';
import Dog from '@lucide/svelte/icons/dog';
import Droplet from '@lucide/svelte/icons/droplet';
import Drum from '@lucide/svelte/icons/drum';
import Ear from '@lucide/svelte/icons/ear';
import Egg from '@lucide/svelte/icons/egg';
import Eye from '@lucide/svelte/icons/eye';
import Feather from '@lucide/svelte/icons/feather';
import Fish from '@lucide/svelte/icons/fish';
import Flag from '@lucide/svelte/icons/flag';
import Flame from '@lucide/svelte/icons/flame';
import Ghost from '@lucide/svelte/icons/ghost';
import Gift from '@lucide/svelte/icons/gift';
import Glasses from '@lucide/svelte/icons/glasses';
import Grape from '@lucide/svelte/icons/grape';
import Guitar from '@lucide/svelte/icons/guitar';
import Hammer from '@lucide/svelte/icons/hammer';
import Hand from '@lucide/svelte/icons/hand';
import Heart from '@lucide/svelte/icons/heart';
import Hourglass from '@lucide/svelte/icons/hourglass';
import IceCreamCone from '@lucide/svelte/icons/ice-cream-cone';
import Key from '@lucide/svelte/icons/key';
import Leaf from '@lucide/svelte/icons/leaf';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import Magnet from '@lucide/svelte/icons/magnet';
import Moon from '@lucide/svelte/icons/moon';
import Mountain from '@lucide/svelte/icons/mountain';
import Panda from '@lucide/svelte/icons/panda';
import Pencil from '@lucide/svelte/icons/pencil';
import Piano from '@lucide/svelte/icons/piano';
import Pizza from '@lucide/svelte/icons/pizza';
import Plane from '@lucide/svelte/icons/plane';
import Rabbit from '@lucide/svelte/icons/rabbit';
import Rainbow from '@lucide/svelte/icons/rainbow';
import Rocket from '@lucide/svelte/icons/rocket';
import Sailboat from '@lucide/svelte/icons/sailboat';
import Scissors from '@lucide/svelte/icons/scissors';
import Snail from '@lucide/svelte/icons/snail';
import Star from '@lucide/svelte/icons/star';
import Trophy from '@lucide/svelte/icons/trophy';
import Umbrella from '@lucide/svelte/icons/umbrella';
import { m } from '../../i18n/paraglide/messages.js';

/** One of the pictures that a short code is shown by, with its word. */
export interface CodeSymbol {
  readonly icon: LucideIcon;
  readonly words: () => string;
}

/** The 64 symbols of a short code, by the numbers they stand for: the same everywhere (PROTOCOL.md, *The handshake*). */
export const codeSymbols: readonly CodeSymbol[] = [
  { icon: Anchor, words: m.symbol_anchor },
  { icon: Apple, words: m.symbol_apple },
  { icon: Banana, words: m.symbol_banana },
  { icon: Bed, words: m.symbol_bed },
  { icon: Bell, words: m.symbol_bell },
  { icon: Bike, words: m.symbol_bicycle },
  { icon: Bird, words: m.symbol_bird },
  { icon: Bone, words: m.symbol_bone },
  { icon: Book, words: m.symbol_book },
  { icon: Bug, words: m.symbol_beetle },
  { icon: Bus, words: m.symbol_bus },
  { icon: Cake, words: m.symbol_cake },
  { icon: Camera, words: m.symbol_camera },
  { icon: Carrot, words: m.symbol_carrot },
  { icon: Castle, words: m.symbol_castle },
  { icon: Cat, words: m.symbol_cat },
  { icon: Cherry, words: m.symbol_cherries },
  { icon: Cloud, words: m.symbol_cloud },
  { icon: Clover, words: m.symbol_clover },
  { icon: Coffee, words: m.symbol_cup },
  { icon: Compass, words: m.symbol_compass },
  { icon: Crown, words: m.symbol_crown },
  { icon: Gem, words: m.symbol_diamond },
  { icon: Dices, words: m.symbol_dice },
  { icon: Dog, words: m.symbol_dog },
  { icon: Droplet, words: m.symbol_drop },
  { icon: Drum, words: m.symbol_drum },
  { icon: Ear, words: m.symbol_ear },
  { icon: Egg, words: m.symbol_egg },
  { icon: Eye, words: m.symbol_eye },
  { icon: Feather, words: m.symbol_feather },
  { icon: Fish, words: m.symbol_fish },
  { icon: Flag, words: m.symbol_flag },
  { icon: Flame, words: m.symbol_flame },
  { icon: Ghost, words: m.symbol_ghost },
  { icon: Gift, words: m.symbol_gift },
  { icon: Glasses, words: m.symbol_glasses },
  { icon: Grape, words: m.symbol_grapes },
  { icon: Guitar, words: m.symbol_guitar },
  { icon: Hammer, words: m.symbol_hammer },
  { icon: Hand, words: m.symbol_hand },
  { icon: Heart, words: m.symbol_heart },
  { icon: Hourglass, words: m.symbol_hourglass },
  { icon: IceCreamCone, words: m.symbol_ice_cream },
  { icon: Key, words: m.symbol_key },
  { icon: Leaf, words: m.symbol_leaf },
  { icon: Lightbulb, words: m.symbol_light_bulb },
  { icon: Magnet, words: m.symbol_magnet },
  { icon: Moon, words: m.symbol_moon },
  { icon: Mountain, words: m.symbol_mountain },
  { icon: Panda, words: m.symbol_panda },
  { icon: Pencil, words: m.symbol_pencil },
  { icon: Piano, words: m.symbol_piano },
  { icon: Pizza, words: m.symbol_pizza },
  { icon: Plane, words: m.symbol_airplane },
  { icon: Rabbit, words: m.symbol_rabbit },
  { icon: Rainbow, words: m.symbol_rainbow },
  { icon: Rocket, words: m.symbol_rocket },
  { icon: Sailboat, words: m.symbol_sailboat },
  { icon: Scissors, words: m.symbol_scissors },
  { icon: Snail, words: m.symbol_snail },
  { icon: Star, words: m.symbol_star },
  { icon: Trophy, words: m.symbol_trophy },
  { icon: Umbrella, words: m.symbol_umbrella },
];
